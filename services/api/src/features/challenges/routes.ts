import { Router } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { createSendCached } from '../../http/send-cached.js';
import { validate } from '../../http/validate.js';
import { findUserId, requireScope } from '../sessions/identity.js';
import { challengeQuerySchema } from './list-query.js';
import type { ChallengeUseCases } from './use-cases.js';

const paramsSchema = z.object({ slug: z.string() });

/** `GET /challenges` and `GET /challenges/:slug`. */
export function createChallengeRoutes(challenges: ChallengeUseCases): Router {
  const router = Router();
  const sendCached = createSendCached();
  mount(router, '/challenges', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const query = validate(challengeQuerySchema, request.query);
        sendCached(request, response, await challenges.list(query, findUserId(request)));
      },
    ],
  });
  mount(router, '/challenges/:slug', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const { slug } = validate(paramsSchema, request.params);
        sendCached(request, response, await challenges.get(slug, findUserId(request)));
      },
    ],
  });
  return router;
}
