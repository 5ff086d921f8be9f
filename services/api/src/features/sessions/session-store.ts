import { createHash } from 'node:crypto';
import type { Clock } from '@hone/kit';
import session from 'express-session';
import type { SessionRepository } from './repository.js';

declare module 'express-session' {
  interface SessionData {
    /** Id of whoever the session belongs to; a session without one is never kept. */
    user: string;
  }
}

type Answer = (error?: unknown) => void;

/** A guest's work hangs on the cookie alone, so it lasts. */
export const SESSION_MS = 365 * 24 * 3600 * 1000;

/** The name under which a session is kept. */
export function sessionKeyOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url');
}

/** Keeps the sessions of express-session in our repository. */
export class SessionStore extends session.Store {
  private readonly sessions: SessionRepository;
  private readonly clock: Clock;

  constructor(sessions: SessionRepository, clock: Clock) {
    super();
    this.sessions = sessions;
    this.clock = clock;
  }

  override get(sid: string, answer: (error: unknown, data?: session.SessionData | null) => void): void {
    this.sessions.find(sessionKeyOf(sid), this.clock.now()).then(
      (record) => {
        if (record === undefined) return answer(undefined, null);
        const cookie = { originalMaxAge: SESSION_MS, expires: new Date(record.expiresAt) };
        answer(undefined, { cookie, user: record.user });
      },
      (error: unknown) => answer(error),
    );
  }

  override set(sid: string, data: session.SessionData, answer?: Answer): void {
    const record = { key: sessionKeyOf(sid), user: data.user, expiresAt: this.clock.now() + SESSION_MS };
    this.sessions.put(record).then(
      () => answer?.(),
      (error: unknown) => answer?.(error),
    );
  }

  override destroy(sid: string, answer?: Answer): void {
    this.sessions.remove(sessionKeyOf(sid)).then(
      () => answer?.(),
      (error: unknown) => answer?.(error),
    );
  }
}
