import type { Request, RequestHandler } from 'express';
import { addressOf } from './client-address.js';
import type { RateLimits } from './rate-limits.js';

/** Counts every request, so that nobody can keep the database busy; far above what pages ask. */
export function createRequestLimit(
  limits: RateLimits,
  findUser: (request: Request) => string | undefined,
): RequestHandler {
  return async (request, _response, next) => {
    await limits.count('request', { user: findUser(request), address: addressOf(request) });
    next();
  };
}
