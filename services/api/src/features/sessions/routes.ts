import { Router, type RequestHandler } from 'express';
import type { RateLimits } from '../../http/rate-limits.js';
import { addressOf } from '../../http/client-address.js';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import { presentUser } from './present.js';
import { findUserId, requireScope } from './identity.js';
import { signIn } from './session-cookie.js';
import type { SessionUseCases } from './use-cases.js';

/** `POST /auth/guest` and `/me`; its PATCH belongs to accounts. */
export function createSessionRoutes(
  sessions: SessionUseCases,
  limits: RateLimits,
  patchMe: RequestHandler,
): Router {
  const router = Router();
  mount(router, '/auth/guest', {
    post: [
      requireScope('read'),
      async (request, response) => {
        validate(emptyBodySchema, request.body);
        const known = await sessions.findUser(findUserId(request));
        if (known !== undefined) return void response.status(201).json({ user: presentUser(known) });
        await limits.count('guest', { user: undefined, address: addressOf(request) });
        const guest = await sessions.createGuest();
        await signIn(request, guest);
        response.status(201).json({ user: presentUser(guest) });
      },
    ],
  });
  mount(router, '/me', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const user = await sessions.findUser(findUserId(request));
        response.json({ user: user === undefined ? null : presentUser(user) });
      },
    ],
    patch: patchMe,
  });
  return router;
}
