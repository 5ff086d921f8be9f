import { explainBodySchema, HIRING_ROUTES } from '@hone/contracts/hiring';
import { Router } from 'express';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import { requireSitting } from '../sittings/sitting-cookie.js';
import type { WalkThroughUseCases } from './walk-through.js';

export interface WalkThroughRouteOptions {
  readonly walkThrough: WalkThroughUseCases;
  readonly limits: RateLimits;
}

/** `/sittings/:s/walk-through`, with the session of the sitting */
export function createWalkThroughRoutes({ walkThrough, limits }: WalkThroughRouteOptions): Router {
  const router = Router();
  mount(router, HIRING_ROUTES.walkThrough, {
    get: async (request, response) => {
      response.json(await walkThrough.get(requireSitting(request)));
    },
    post: async (request, response) => {
      const id = requireSitting(request);
      const body = validate(explainBodySchema, request.body);
      await limits.count('draft', { user: request.sitting?.owner, address: undefined });
      response.status(201).json(await walkThrough.explain(id, body));
    },
  });
  return router;
}
