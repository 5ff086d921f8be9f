import type { Clock } from '@hone/kit';
import { parse } from 'cookie';
import { unsign } from 'cookie-signature';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import { requireSession } from './identity.js';
import type { SessionRepository } from './repository.js';
import { SESSION_MS, SessionStore } from './session-store.js';

const SESSION_COOKIE = 'hone.sid';
const SIGNED = 's:';

export interface SessionCookieOptions {
  readonly secret: string;
  readonly sessions: SessionRepository;
  readonly clock: Clock;
}

/** Reads the session of a request. A session, and its cookie, exist only once `signIn` gave it somebody. */
export function createSessionMiddleware(options: SessionCookieOptions): RequestHandler {
  return session({
    name: SESSION_COOKIE,
    secret: options.secret,
    store: new SessionStore(options.sessions, options.clock),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: SESSION_MS, path: '/' },
  });
}

/** Gives the browser a session of `user` under a new session id, so that an id known before is worth nothing. */
export function signIn(request: Request, user: string): Promise<void> {
  requireSession(request);
  return new Promise((resolve, reject) => {
    request.session.regenerate((error: unknown) => {
      if (error) return reject(toError(error));
      request.session.user = user;
      request.session.save((failure: unknown) => (failure ? reject(toError(failure)) : resolve()));
    });
  });
}

/** The session id in a `Cookie` header, if it carries our signature. */
export function findSessionId(cookieHeader: string, secret: string): string | undefined {
  const value = parse(cookieHeader)[SESSION_COOKIE];
  if (value?.startsWith(SIGNED) !== true) return undefined;
  const id = unsign(value.slice(SIGNED.length), secret);
  return id === false ? undefined : id;
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
