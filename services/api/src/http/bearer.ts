import type { Request } from 'express';

/**
 * What stands after `Bearer` in `Authorization`, empty when nothing does; undefined when another scheme is used, or none.
 * A token is sent by programs on purpose: a browser never adds it by itself.
 */
export function findBearerToken(request: Request): string | undefined {
  const match = /^bearer(?:[ \t]+(.*))?$/i.exec(request.get('authorization') ?? '');
  return match === null ? undefined : (match[1] ?? '').trim();
}
