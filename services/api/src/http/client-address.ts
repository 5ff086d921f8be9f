import type { Request } from 'express';

/** The client's address; behind proxies only what the trusted ones say counts (`trust proxy`). */
export function addressOf(request: Request): string {
  return request.ip ?? 'unknown';
}
