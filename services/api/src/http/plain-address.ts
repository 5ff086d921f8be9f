import { AppError } from '@hone/kit';
import type { RequestHandler } from 'express';

const CONTROL = /\p{Cc}/u;

/**
 * Rejects addresses with control characters: no valid address has one, and the database does not accept NUL
 * in strings.
 */
export const rejectControlCharacters: RequestHandler = (request, _response, next) => {
  if (CONTROL.test(decodeURIComponent(request.path))) throw new AppError('ROUTE_NOT_FOUND');
  const wrong = Object.entries(request.query).filter(([name, value]) =>
    [name, value].flat().some((text) => typeof text === 'string' && CONTROL.test(text)),
  );
  if (wrong.length === 0) return next();
  const errors = wrong.map(([name]) => ({
    path: name.replace(/\p{Cc}/gu, '�'),
    message: 'must not contain control characters',
  }));
  throw new AppError('REQUEST_INVALID', { errors });
};
