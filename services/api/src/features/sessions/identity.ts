import { AppError } from '@hone/kit';
import type { Request } from 'express';

/** Whoever asks: the user of the session or of the token. */
export function findUserId(request: Request): string | undefined {
  return request.session.user;
}

/** The same for acts that need somebody; throws `AUTH_REQUIRED`. */
export function requireUserId(request: Request): string {
  const user = findUserId(request);
  if (user === undefined) throw new AppError('AUTH_REQUIRED');
  return user;
}
