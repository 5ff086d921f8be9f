import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '@hone/kit';
import type { RequestHandler } from 'express';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Requires `Authorization: Bearer <service token>`, compared in constant time. */
export function createServiceTokenGuard(serviceToken: string): RequestHandler {
  const expected = digest(serviceToken);
  return (request, _response, next) => {
    const given = /^bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
    if (given === undefined)
      throw new AppError('AUTH_REQUIRED', { detail: 'This address requires the service token.' });
    if (!timingSafeEqual(digest(given), expected)) throw new AppError('AUTH_FORBIDDEN');
    next();
  };
}
