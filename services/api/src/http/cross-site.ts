import { AppError } from '@hone/kit';
import type { RequestHandler } from 'express';
import { findBearerToken } from './bearer.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

function isForeign(origin: string, host: string): boolean {
  try {
    return new URL(origin).host !== host;
  } catch {
    // Sandboxed frames send the origin `null`, which is never trusted.
    return true;
  }
}

/**
 * Rejects unsafe requests that a page of another site makes a browser send. Clients that send neither
 * `Origin` nor `Sec-Fetch-Site` are not browsers and pass, as do requests with a token, whose cookies are
 * ignored.
 */
export const rejectCrossSite: RequestHandler = (request, _response, next) => {
  if (SAFE_METHODS.has(request.method) || findBearerToken(request) !== undefined) return next();
  const origin = request.get('origin');
  const foreign = origin !== undefined && isForeign(origin, request.host);
  if (foreign || request.get('sec-fetch-site') === 'cross-site') throw new AppError('REQUEST_CROSS_SITE');
  next();
};
