import { createHash } from 'node:crypto';
import type { Clock } from '@hone/kit';
import session from 'express-session';
import { sessionMsOf, type SessionRecord, type SessionRepository } from './repository.js';

declare module 'express-session' {
  interface SessionData {
    /** Id of the user; a session without one is never stored. */
    user: string;
    /** Whether that is a guest. */
    guest?: boolean;
    /** Browser and system; set when the session begins. */
    client?: string;
    /** Set when the session began at an identity provider. */
    via?: 'oidc';
    /** Stored last-seen time; absent before the first save. Milliseconds since 1970. */
    seenAt?: number;
  }
}

type Answer = (error?: unknown) => void;

/** The key under which a session is stored. */
export function sessionKeyOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url');
}

/** Adapts our repository to express-session. */
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
      (record) => answer(undefined, record === undefined ? null : dataOf(record)),
      (error: unknown) => answer(error),
    );
  }

  /** An existing session is only marked as seen, so that an ended session stays ended. */
  override set(sid: string, data: session.SessionData, answer?: Answer): void {
    const key = sessionKeyOf(sid);
    const now = this.clock.now();
    const { user, guest = false, client = '', via, seenAt } = data;
    const expiresAt = now + sessionMsOf(guest);
    const record = { key, user, guest, client, ...viaOf(via), createdAt: now, lastSeenAt: now, expiresAt };
    const kept =
      seenAt === undefined ? this.sessions.insert(record) : this.sessions.noteUse(key, seenAt, expiresAt);
    kept.then(
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

const viaOf = (via: SessionRecord['via']) => (via === undefined ? {} : { via });

function dataOf({ user, guest, client, via, lastSeenAt, expiresAt }: SessionRecord): session.SessionData {
  const cookie = { originalMaxAge: sessionMsOf(guest), expires: new Date(expiresAt) };
  return { cookie, user, guest, client, ...viaOf(via), seenAt: lastSeenAt };
}
