import { HIRING_ROUTES } from '@hone/contracts/hiring';
import { Router } from 'express';
import { mount } from '../../http/route.js';
import { READERS, type EnterWorkspace } from '../workspaces/access.js';
import { createTeamRoute, paramOf } from '../workspaces/team-route.js';
import type { ReadTalk } from './read-talk.js';

export interface TalkRouteOptions {
  readonly readTalk: ReadTalk;
  readonly enter: EnterWorkspace;
}

/** `GET /workspaces/:w/sittings/:s/talk` */
export function createTalkRoutes({ readTalk, enter }: TalkRouteOptions): Router {
  const router = Router();
  const team = createTeamRoute(enter);
  mount(router, HIRING_ROUTES.talk, {
    get: team(READERS, (actor, request) => readTalk(actor, paramOf(request, 's'))),
  });
  return router;
}
