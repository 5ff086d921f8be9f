import { Router } from 'express';
import { mount } from '../../http/route.js';
import { getReadiness, type HealthOptions } from './use-cases.js';

/** `GET /healthz` and `GET /readyz`. */
export function createHealthRoutes(options: HealthOptions): Router {
  const router = Router();
  mount(router, '/healthz', {
    get: (_request, response) => {
      response.set('Cache-Control', 'no-store').json({ status: 'ok' });
    },
  });
  mount(router, '/readyz', {
    get: async (_request, response) => {
      const readiness = await getReadiness(options);
      response.set('Cache-Control', 'no-store').status(readiness.status === 'ready' ? 200 : 503);
      response.json(readiness);
    },
  });
  return router;
}
