import { createShareLinkBodySchema, HIRING_ROUTES } from '@hone/contracts/hiring';
import { Router } from 'express';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import { RECRUITERS, type EnterWorkspace } from '../workspaces/access.js';
import { createTeamRoute, paramOf, wholeList } from '../workspaces/team-route.js';
import type { ShareLinks } from './share-links.js';

export interface SharingRouteOptions {
  readonly shareLinks: ShareLinks;
  readonly enter: EnterWorkspace;
}

/** Links to reports: the team makes and withdraws them, and anybody with a link reads. */
export function createSharingRoutes({ shareLinks, enter }: SharingRouteOptions): Router {
  const router = Router();
  const team = createTeamRoute(enter);
  mount(router, HIRING_ROUTES.shareLinks, {
    get: team(RECRUITERS, async (actor, request) =>
      wholeList(await shareLinks.list(actor, paramOf(request, 's'))),
    ),
    post: team(
      RECRUITERS,
      (actor, request) =>
        shareLinks.create(actor, paramOf(request, 's'), validate(createShareLinkBodySchema, request.body)),
      201,
    ),
  });
  mount(router, HIRING_ROUTES.shareLink, {
    delete: team(RECRUITERS, (actor, request) =>
      shareLinks.withdraw(actor, paramOf(request, 's'), paramOf(request, 'link')),
    ),
  });
  mount(router, HIRING_ROUTES.shared, {
    get: async (request, response) => {
      response.json(await shareLinks.open(paramOf(request, 'token')));
    },
  });
  return router;
}
