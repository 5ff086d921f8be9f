import {
  changeMemberBodySchema,
  changeWorkspaceBodySchema,
  createMemberLinkBodySchema,
  createWorkspaceBodySchema,
  HIRING_ROUTES,
} from '@hone/contracts/hiring';
import { Router } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { emptyBodySchema, limitSchema, validate } from '../../http/validate.js';
import { requirePerson } from '../sessions/identity.js';
import { ALL_ROLES, OWNERS, type EnterWorkspace } from './access.js';
import type { Audit } from './audit.js';
import type { MemberUseCases } from './members.js';
import { createTeamRoute, paramOf, wholeList, type TeamRoute } from './team-route.js';
import { presentWorkspace, type WorkspaceUseCases } from './use-cases.js';

export interface WorkspaceRouteOptions {
  readonly workspaces: WorkspaceUseCases;
  readonly members: MemberUseCases;
  readonly audit: Audit;
  readonly enter: EnterWorkspace;
}

const auditQuerySchema = z.object({
  cursor: z
    .string()
    .regex(/^[0-9a-z]{1,64}$/, 'is not a cursor of this list')
    .optional(),
  limit: limitSchema(50),
});

/** Workspaces, their members, and the links by which people join. */
export function createWorkspaceRoutes(options: WorkspaceRouteOptions): Router {
  const { workspaces, audit, enter } = options;
  const router = Router();
  const team = createTeamRoute(enter);
  mount(router, HIRING_ROUTES.workspaces, {
    get: [
      async (request, response) => {
        const { id } = await requirePerson(request);
        response.json(wholeList(await workspaces.list(id)));
      },
    ],
    post: [
      async (request, response) => {
        const user = await requirePerson(request);
        const { name } = validate(createWorkspaceBodySchema, request.body);
        response.status(201).json(await workspaces.create(user, name));
      },
    ],
  });
  mount(router, HIRING_ROUTES.workspace, {
    get: team(ALL_ROLES, ({ workspace, role }) => Promise.resolve(presentWorkspace(workspace, role))),
    patch: team(OWNERS, (actor, { body }) =>
      workspaces.change(actor, validate(changeWorkspaceBodySchema, body)),
    ),
  });
  mount(router, HIRING_ROUTES.audit, {
    get: team(OWNERS, ({ workspace }, { query }) => {
      const { cursor: after, limit } = validate(auditQuerySchema, query);
      return audit.list(workspace.id, { after, limit });
    }),
  });
  mountMembers(router, team, options);
  mountLinks(router, team, options);
  return router;
}

function mountMembers(router: Router, team: TeamRoute, { members, enter }: WorkspaceRouteOptions): void {
  mount(router, HIRING_ROUTES.members, {
    get: team(ALL_ROLES, async ({ workspace }) => wholeList(await members.list(workspace.id))),
  });
  mount(router, HIRING_ROUTES.member, {
    patch: team(OWNERS, (actor, request) => {
      const { role } = validate(changeMemberBodySchema, request.body);
      return members.changeRole(actor, paramOf(request, 'user'), role);
    }),
    delete: [
      async (request, response) => {
        const user = paramOf(request, 'user');
        const { id } = await requirePerson(request);
        // Everybody may leave.
        const actor = await enter(request, user === id ? ALL_ROLES : OWNERS);
        await members.remove(actor, user);
        response.status(204).end();
      },
    ],
  });
}

function mountLinks(router: Router, team: TeamRoute, { members }: WorkspaceRouteOptions): void {
  mount(router, HIRING_ROUTES.memberLinks, {
    get: team(OWNERS, async ({ workspace }) => wholeList(await members.listLinks(workspace.id))),
    post: team(
      OWNERS,
      (actor, { body }) => members.createLink(actor, validate(createMemberLinkBodySchema, body).role),
      201,
    ),
  });
  mount(router, HIRING_ROUTES.memberLink, {
    delete: team(OWNERS, (actor, request) => members.removeLink(actor, paramOf(request, 'link'))),
  });
  mount(router, HIRING_ROUTES.join, {
    get: async (request, response) => {
      response.json(await members.view(paramOf(request, 'token')));
    },
    post: [
      async (request, response) => {
        const user = await requirePerson(request);
        validate(emptyBodySchema, request.body);
        response.json({ workspace: await members.join(user, paramOf(request, 'token')) });
      },
    ],
  });
}
