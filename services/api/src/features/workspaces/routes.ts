import {
  changeMemberBodySchema,
  changeWorkspaceBodySchema,
  createMemberLinkBodySchema,
  createWorkspaceBodySchema,
  HIRING_ROUTES,
} from '@hone/contracts/hiring';
import { Router, type Request } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { emptyBodySchema, limitSchema, validate } from '../../http/validate.js';
import { requirePerson } from '../sessions/identity.js';
import { ALL_ROLES, OWNERS, requireTeamScope, type EnterWorkspace } from './access.js';
import type { Audit } from './audit.js';
import type { MemberUseCases } from './members.js';
import { presentWorkspace, type WorkspaceUseCases } from './use-cases.js';

export interface WorkspaceRouteOptions {
  readonly workspaces: WorkspaceUseCases;
  readonly members: MemberUseCases;
  readonly audit: Audit;
  readonly enter: EnterWorkspace;
}

const idSchema = z.string().max(64);
const paramOf = (request: Request, name: string): string => validate(idSchema, request.params[name]);

const auditQuerySchema = z.object({
  cursor: z
    .string()
    .regex(/^[0-9a-z]{1,64}$/, 'is not a cursor of this list')
    .optional(),
  limit: limitSchema(50),
});

const wholeList = <T>(items: readonly T[]) => ({ items, nextCursor: null });

/** Workspaces, their members, and the links by which people join. */
export function createWorkspaceRoutes(options: WorkspaceRouteOptions): Router {
  const { workspaces, audit, enter } = options;
  const router = Router();
  mount(router, HIRING_ROUTES.workspaces, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const { id } = await requirePerson(request);
        response.json(wholeList(await workspaces.list(id)));
      },
    ],
    post: [
      requireTeamScope,
      async (request, response) => {
        const user = await requirePerson(request);
        const { name } = validate(createWorkspaceBodySchema, request.body);
        response.status(201).json(await workspaces.create(user, name));
      },
    ],
  });
  mount(router, HIRING_ROUTES.workspace, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const { workspace, role } = await enter(request, ALL_ROLES);
        response.json(presentWorkspace(workspace, role));
      },
    ],
    patch: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, OWNERS);
        response.json(await workspaces.change(actor, validate(changeWorkspaceBodySchema, request.body)));
      },
    ],
  });
  mount(router, HIRING_ROUTES.audit, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, OWNERS);
        const { cursor: after, limit } = validate(auditQuerySchema, request.query);
        response.json(await audit.list(actor.workspace.id, { after, limit }));
      },
    ],
  });
  mountMembers(router, options);
  mountLinks(router, options);
  return router;
}

function mountMembers(router: Router, { members, enter }: WorkspaceRouteOptions): void {
  mount(router, HIRING_ROUTES.members, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const { workspace } = await enter(request, ALL_ROLES);
        response.json(wholeList(await members.list(workspace.id)));
      },
    ],
  });
  mount(router, HIRING_ROUTES.member, {
    patch: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, OWNERS);
        const { role } = validate(changeMemberBodySchema, request.body);
        response.json(await members.changeRole(actor, paramOf(request, 'user'), role));
      },
    ],
    delete: [
      requireTeamScope,
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

function mountLinks(router: Router, { members, enter }: WorkspaceRouteOptions): void {
  mount(router, HIRING_ROUTES.memberLinks, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const { workspace } = await enter(request, OWNERS);
        response.json(wholeList(await members.listLinks(workspace.id)));
      },
    ],
    post: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, OWNERS);
        const { role } = validate(createMemberLinkBodySchema, request.body);
        response.status(201).json(await members.createLink(actor, role));
      },
    ],
  });
  mount(router, HIRING_ROUTES.memberLink, {
    delete: [
      requireTeamScope,
      async (request, response) => {
        await members.removeLink(await enter(request, OWNERS), paramOf(request, 'link'));
        response.status(204).end();
      },
    ],
  });
  mount(router, HIRING_ROUTES.join, {
    get: async (request, response) => {
      response.json(await members.view(paramOf(request, 'token')));
    },
    post: [
      requireTeamScope,
      async (request, response) => {
        const user = await requirePerson(request);
        validate(emptyBodySchema, request.body);
        response.json({ workspace: await members.join(user, paramOf(request, 'token')) });
      },
    ],
  });
}
