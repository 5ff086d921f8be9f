import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '@hone/kit';
import type { RequestHandler } from 'express';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What the internal routes need: a worker or a live gateway has the first, the command line of an operator the second. */
export type SharedSecret = 'service token' | 'operator token';

/** Requires `Authorization: Bearer <token>`, compared in constant time. */
export function createSecretGuard(name: SharedSecret, token: string): RequestHandler {
  const expected = digest(token);
  return (request, _response, next) => {
    const given = /^bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
    if (given === undefined)
      throw new AppError('AUTH_REQUIRED', { detail: `This address requires the ${name}.` });
    if (!timingSafeEqual(digest(given), expected))
      throw new AppError('AUTH_FORBIDDEN', { detail: `This address requires the ${name}.` });
    next();
  };
}
