import { putTestCaseBodySchema, slugSchema, testCaseIdSchema } from '@hone/contracts';
import { Router } from 'express';
import { z } from 'zod';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import { findUserId, requireScope, requireUserId } from '../sessions/identity.js';
import type { TestCaseUseCases } from './use-cases.js';

const listParamsSchema = z.object({ slug: slugSchema });
const paramsSchema = z.object({ slug: slugSchema, case: testCaseIdSchema });

/** `GET /challenges/:slug/cases`, `PUT` and `DELETE /challenges/:slug/cases/:case`. */
export function createTestCaseRoutes(testCases: TestCaseUseCases, limits: RateLimits): Router {
  const router = Router();
  mount(router, '/challenges/:slug/cases', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const { slug } = validate(listParamsSchema, request.params);
        response.json({ items: await testCases.list(slug, findUserId(request)) });
      },
    ],
  });
  mount(router, '/challenges/:slug/cases/:case', {
    put: [
      requireScope('drafts'),
      async (request, response) => {
        const user = requireUserId(request);
        const { slug, case: id } = validate(paramsSchema, request.params);
        const body = validate(putTestCaseBodySchema, request.body);
        await limits.count('draft', { user, address: addressOf(request) });
        response.json(await testCases.save({ user, slug, id }, body));
      },
    ],
    delete: [
      requireScope('drafts'),
      async (request, response) => {
        const user = requireUserId(request);
        const { slug, case: id } = validate(paramsSchema, request.params);
        await testCases.remove({ user, slug, id });
        response.status(204).end();
      },
    ],
  });
  return router;
}
