import type { Request, RequestHandler } from 'express';
import { addressOf } from './client-address.js';
import type { RateLimits } from './rate-limits.js';

/** Limits all requests, to protect the database; far above what the pages need. */
export function createRequestLimit(
  limits: RateLimits,
  findUser: (request: Request) => string | undefined,
): RequestHandler {
  return async (request, _response, next) => {
    await limits.count('request', { user: findUser(request), address: addressOf(request) });
    next();
  };
}
