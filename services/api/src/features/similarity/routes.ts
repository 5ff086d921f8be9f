import { HIRING_ROUTES } from '@hone/contracts/hiring';
import { Router } from 'express';
import { mount } from '../../http/route.js';
import { READERS, type EnterWorkspace } from '../workspaces/access.js';
import { createTeamRoute, paramOf } from '../workspaces/team-route.js';
import type { ReadSimilarity } from './read-similarity.js';

export interface SimilarityRouteOptions {
  readonly readSimilarity: ReadSimilarity;
  readonly enter: EnterWorkspace;
}

/** `GET /workspaces/:w/sittings/:s/similarity` */
export function createSimilarityRoutes({ readSimilarity, enter }: SimilarityRouteOptions): Router {
  const router = Router();
  const team = createTeamRoute(enter);
  mount(router, HIRING_ROUTES.similarity, {
    get: team(READERS, (actor, request) => readSimilarity(actor, paramOf(request, 's'))),
  });
  return router;
}
