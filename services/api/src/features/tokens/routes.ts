import { createTokenBodySchema } from '@hone/contracts';
import { AppError } from '@hone/kit';
import { Router } from 'express';
import { z } from 'zod';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import { requirePerson, requireScope, requireSession, requireUserId } from '../sessions/identity.js';
import type { TokenUseCases } from './use-cases.js';

const paramsSchema = z.object({ id: z.string() });

/** `/tokens`: only a browser session may create tokens and revoke others than the one that is sent. */
export function createTokenRoutes(tokens: TokenUseCases, limits: RateLimits): Router {
  const router = Router();
  mount(router, '/tokens', {
    get: [
      requireScope('read'),
      async (request, response) => {
        // At most 50, so one page holds all.
        response.json({ items: await tokens.list(requireUserId(request)), nextCursor: null });
      },
    ],
    post: async (request, response) => {
      requireSession(request);
      const user = await requirePerson(request);
      const body = validate(createTokenBodySchema, request.body);
      await limits.count('token', { user: user.id, address: addressOf(request) });
      response.status(201).json(await tokens.create(user, body));
    },
  });
  mount(router, '/tokens/current', {
    delete: async (request, response) => {
      const user = requireUserId(request);
      validate(emptyBodySchema, request.body);
      if (request.bearer === undefined) throw new AppError('TOKEN_NOT_FOUND');
      await tokens.revoke(user, request.bearer.id);
      response.status(204).end();
    },
  });
  mount(router, '/tokens/:id', {
    delete: async (request, response) => {
      requireSession(request);
      const user = requireUserId(request);
      validate(emptyBodySchema, request.body);
      await tokens.revoke(user, validate(paramsSchema, request.params).id);
      response.status(204).end();
    },
  });
  return router;
}
