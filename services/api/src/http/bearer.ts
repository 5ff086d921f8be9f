import type { Request } from 'express';

/**
 * The token of an `Authorization: Bearer` header, empty when it has none; undefined for another scheme or
 * without the header. Browsers never add it by themselves.
 */
export function findBearerToken(request: Request): string | undefined {
  const match = /^bearer(?:[ \t]+(.*))?$/i.exec(request.get('authorization') ?? '');
  return match === null ? undefined : (match[1] ?? '').trim();
}
