import { languageSchema, putDraftBodySchema, variantIdSchema } from '@hone/contracts';
import { Router } from 'express';
import { z } from 'zod';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import { findUserId, requireScope, requireUserId } from '../sessions/identity.js';
import type { DraftUseCases } from './use-cases.js';

const paramsSchema = z.object({ slug: z.string() });
const querySchema = z.object({ language: languageSchema, variant: variantIdSchema.optional() });

/** `GET /drafts/:slug` and `PUT /drafts/:slug`. */
export function createDraftRoutes(drafts: DraftUseCases, limits: RateLimits): Router {
  const router = Router();
  mount(router, '/drafts/:slug', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const { slug } = validate(paramsSchema, request.params);
        const place = { slug, ...validate(querySchema, request.query) };
        response.json({ draft: (await drafts.find(place, findUserId(request))) ?? null });
      },
    ],
    put: [
      requireScope('drafts'),
      async (request, response) => {
        const user = requireUserId(request);
        const { slug } = validate(paramsSchema, request.params);
        const body = validate(putDraftBodySchema, request.body);
        await limits.count('draft', { user, address: addressOf(request) });
        response.json(await drafts.save(slug, body, user));
      },
    ],
  });
  return router;
}
