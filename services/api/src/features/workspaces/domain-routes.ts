import { addDomainBodySchema, HIRING_ROUTES } from '@hone/contracts/hiring';
import { Router } from 'express';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import { requirePerson } from '../sessions/identity.js';
import { OWNERS, type EnterWorkspace } from './access.js';
import type { WorkspaceDomainUseCases } from './domains.js';
import { createTeamRoute, domainOf, paramOf, wholeList } from './team-route.js';

export interface WorkspaceDomainRouteOptions {
  readonly workspaceDomains: WorkspaceDomainUseCases;
  readonly enter: EnterWorkspace;
}

/** Domains that open a workspace, and the workspaces that one's own address opens. */
export function createWorkspaceDomainRoutes(options: WorkspaceDomainRouteOptions): Router {
  const { workspaceDomains, enter } = options;
  const router = Router();
  const team = createTeamRoute(enter);
  mount(router, HIRING_ROUTES.domains, {
    get: team(OWNERS, async ({ workspace }) => wholeList(await workspaceDomains.list(workspace.id))),
    post: team(
      OWNERS,
      (actor, { body }) => workspaceDomains.add(actor, validate(addDomainBodySchema, body)),
      201,
    ),
  });
  mount(router, HIRING_ROUTES.domain, {
    delete: team(OWNERS, (actor, request) => workspaceDomains.remove(actor, domainOf(request))),
  });
  mount(router, HIRING_ROUTES.joinable, {
    get: [
      async (request, response) => {
        response.json(wholeList(await workspaceDomains.listJoinable(await requirePerson(request))));
      },
    ],
  });
  mount(router, HIRING_ROUTES.joinByDomain, {
    post: [
      async (request, response) => {
        const user = await requirePerson(request);
        validate(emptyBodySchema, request.body);
        await workspaceDomains.join(user, paramOf(request, 'w'));
        response.status(204).end();
      },
    ],
  });
  return router;
}
