import { AppError } from '@hone/kit';
import { Router, type Request } from 'express';
import { z } from 'zod';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import { findUserId, requireRole, requireScope } from '../sessions/identity.js';
import { answerAccepted } from './answer-accepted.js';
import { parseIdempotencyKey } from './idempotency.js';
import type { Regrade } from './regrade.js';

const paramsSchema = z.object({ id: z.string() });

/** `POST /submissions/:id/regrade`. */
export function createRegradeRoute(regrade: Regrade, limits: RateLimits): Router {
  const router = Router();
  mount(router, '/submissions/:id/regrade', {
    post: [
      requireScope('submit'),
      async (request, response) => {
        const key = parseIdempotencyKey(request.get('idempotency-key'));
        validate(emptyBodySchema, request.body);
        const user = findUserId(request);
        const entitled = await mayRegrade(request);
        await limits.count('submit', { user, address: addressOf(request) });
        const { id } = validate(paramsSchema, request.params);
        answerAccepted(response, await regrade(id, { user, entitled, key }));
      },
    ],
  });
  return router;
}

/** Without the role, the answer depends on who owns the submission. */
async function mayRegrade(request: Request): Promise<boolean> {
  try {
    await requireRole(request, 'author', 'reviewer', 'admin');
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'AUTH_REQUIRED' || error.code === 'AUTH_FORBIDDEN'))
      return false;
    throw error;
  }
}
