import type { Request } from 'express';

/** The client's address; behind proxies, only trusted ones are believed (`trust proxy`). */
export function addressOf(request: Request): string {
  return request.ip ?? 'unknown';
}
