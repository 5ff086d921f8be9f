import type { Clock } from '@hone/kit';
import type { Request } from 'express';
import type { SessionRepository } from './repository.js';
import { sessionKeyOf } from './session-store.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Whose session a request has that only reads: such a request cannot change its session. */
    reader?: Reader;
  }
}

interface Reader {
  readonly user: string;
  /** The name under which the session is kept. */
  readonly key: string;
}

export interface SessionReaderOptions {
  /** The session id in a `Cookie` header, if it carries our signature. */
  readonly findSessionId: (cookieHeader: string) => string | undefined;
  readonly sessions: SessionRepository;
  readonly clock: Pick<Clock, 'now'>;
  /** A session that was seen this long ago has to be noted as seen. */
  readonly notedEveryMs: number;
}

/** Cookies whose signature was checked lately. */
const MOST_KEPT = 10_000;

/**
 * Creates the short way for requests that only read: a signature is checked once, and nothing is written. Answers `false`
 * when the session has to be noted as seen, which is the long way's to do.
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
    const [oldest] = keys.keys();
    if (keys.size > MOST_KEPT && oldest !== undefined) keys.delete(oldest);
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
