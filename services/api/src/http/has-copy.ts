import type { Request } from 'express';

/**
 * Whether a client has the text of this name: the comparison of `If-None-Match` of RFC 9110, section 13.1.2. `no-cache`
 * beside it speaks to caches on the way; Node's `fetch` adds it by itself.
 */
export function hasCopy(request: Request, etag: string): boolean {
  const named = request.headers['if-none-match'];
  if (named === undefined) return false;
  return named.split(',').some((name) => ['*', etag].includes(name.trim().replace(/^W\//, '')));
}
