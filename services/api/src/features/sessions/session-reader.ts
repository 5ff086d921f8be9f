import type { Clock } from '@hone/kit';
import type { Request } from 'express';
import type { SessionRepository } from './repository.js';
import { sessionKeyOf } from './session-store.js';
import { dropOldest } from '../../storage/drop-oldest.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** The session of a read-only request, which cannot change it. */
    reader?: Reader;
  }
}

interface Reader {
  readonly user: string;
  /** The key of the stored session. */
  readonly key: string;
}

export interface SessionReaderOptions {
  /** The session id in a `Cookie` header, if its signature is valid. */
  readonly findSessionId: (cookieHeader: string) => string | undefined;
  readonly sessions: SessionRepository;
  readonly clock: Pick<Clock, 'now'>;
  /** After this time since the last recorded use, the use must be recorded. */
  readonly notedEveryMs: number;
}

/** Recently verified cookies. */
const MOST_KEPT = 10_000;

/**
 * Creates the fast path for read-only requests: each signature is verified once, and nothing is written.
 * Returns `false` when the use must be recorded; then the full session middleware runs.
 */
export function createSessionReader(options: SessionReaderOptions): (request: Request) => Promise<boolean> {
  const { findSessionId, sessions, clock, notedEveryMs } = options;
  const keys = new Map<string, string>();

  function keyOf(cookie: string): string | undefined {
    const known = keys.get(cookie);
    if (known !== undefined) return known;
    const id = findSessionId(cookie);
    if (id === undefined) return undefined;
    const key = sessionKeyOf(id);
    keys.set(cookie, key);
    dropOldest(keys, MOST_KEPT);
    return key;
  }

  return async (request) => {
    const { cookie } = request.headers;
    const key = cookie === undefined ? undefined : keyOf(cookie);
    if (key === undefined) return true;
    const now = clock.now();
    const record = await sessions.find(key, now);
    if (record === undefined) return true;
    if (now - record.lastSeenAt >= notedEveryMs) return false;
    request.reader = { user: record.user, key };
    return true;
  };
}
