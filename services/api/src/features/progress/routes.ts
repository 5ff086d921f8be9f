import { progressQuerySchema } from '@hone/contracts/practice';
import { Router } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import { requireScope, requireUserId } from '../sessions/identity.js';
import type { ScoreDistributions } from './score-distributions.js';
import type { ProgressUseCases } from './use-cases.js';

export interface ProgressRouteOptions {
  readonly progress: ProgressUseCases;
  readonly distributions: ScoreDistributions;
}

const paramsSchema = z.object({ slug: z.string() });

/** `GET /me/progress` and `GET /challenges/:slug/scores`. */
export function createProgressRoutes({ progress, distributions }: ProgressRouteOptions): Router {
  const router = Router();
  mount(router, '/me/progress', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const { timeZone } = validate(progressQuerySchema, request.query);
        response.json(await progress.get(requireUserId(request), timeZone));
      },
    ],
  });
  mount(router, '/challenges/:slug/scores', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const { slug } = validate(paramsSchema, request.params);
        response.json(await distributions.of(slug));
      },
    ],
  });
  return router;
}
