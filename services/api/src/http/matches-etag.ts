import type { Request } from 'express';

/**
 * Whether the client has the response with this tag: the comparison of `If-None-Match` in RFC 9110, section
 * 13.1.2. Ignores `Cache-Control: no-cache`, which is for caches and which Node's `fetch` adds by itself.
 */
export function matchesEtag(request: Request, etag: string): boolean {
  const named = request.headers['if-none-match'];
  if (named === undefined) return false;
  return named.split(',').some((name) => ['*', etag].includes(name.trim().replace(/^W\//, '')));
}
