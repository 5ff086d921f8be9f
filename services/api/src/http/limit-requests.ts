import type { Request, RequestHandler } from 'express';
import { addressOf } from './client-address.js';
import type { RateLimits } from './rate-limits.js';

/** Limits all requests, to protect the database; far above what the pages need. */
export function createRequestLimit(
  limits: RateLimits,
  findUser: (request: Request) => string | undefined,
): RequestHandler {
  return async (request, _response, next) => {
    await limits.count('request', { user: findUser(request), address: addressFor(request) });
    next();
  };
}

/** A campus takes an assessment behind one address, so sittings count alone. */
function addressFor(request: Request): string | undefined {
  return request.sitting === undefined ? addressOf(request) : undefined;
}
