import { AppError } from '@hone/kit';
import type { Request, RequestHandler } from 'express';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

function isForeign(origin: string, host: string): boolean {
  try {
    return new URL(origin).host !== host;
  } catch {
    // `null`, as sandboxed frames send it, is nobody we know.
    return true;
  }
}

/** A token is sent by programs on purpose; a browser never adds it by itself. */
function bearsToken(request: Request): boolean {
  return /^bearer /i.test(request.get('authorization') ?? '');
}

/**
 * Refuses unsafe requests that a page of another site makes a browser send. Clients that send neither `Origin` nor
 * `Sec-Fetch-Site` are no browsers and pass.
 */
export const refuseCrossSite: RequestHandler = (request, _response, next) => {
  if (SAFE_METHODS.has(request.method) || bearsToken(request)) return next();
  const origin = request.get('origin');
  const foreign = origin !== undefined && isForeign(origin, request.host);
  if (foreign || request.get('sec-fetch-site') === 'cross-site') throw new AppError('REQUEST_CROSS_SITE');
  next();
};
