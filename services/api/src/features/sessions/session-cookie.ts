import type { Clock } from '@hone/kit';
import { parse } from 'cookie';
import { unsign } from 'cookie-signature';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { describeClient } from './describe-client.js';
import { requireSession } from './identity.js';
import { SESSION_MS, sessionMsOf, type SessionRepository, type StoredUser } from './repository.js';
import { createSessionReader } from './session-reader.js';
import { sessionKeyOf, SessionStore } from './session-store.js';

const SESSION_COOKIE = 'hone.sid';
const SIGNED = 's:';
const COOKIE = { httpOnly: true, sameSite: 'lax', path: '/' } as const;

/** Accuracy of the last-seen time; the cookie is renewed with it. */
const SEEN_NOTED_EVERY_MS = 5 * 60_000;

export interface SessionCookieOptions {
  readonly secret: string;
  readonly sessions: SessionRepository;
  readonly clock: Clock;
}

/** Reads the session of a request. A session and its cookie exist only after `signIn`. */
export function createSessionMiddleware(options: SessionCookieOptions): RequestHandler {
  const read = session({
    name: SESSION_COOKIE,
    secret: options.secret,
    store: new SessionStore(options.sessions, options.clock),
    resave: false,
    saveUninitialized: false,
    cookie: { ...COOKIE, secure: 'auto', maxAge: SESSION_MS },
  });
  const readOnly = createSessionReader({
    ...options,
    findSessionId: (cookie) => findSessionId(cookie, options.secret),
    notedEveryMs: SEEN_NOTED_EVERY_MS,
  });
  return async (request, response, next) => {
    if (READS.has(request.method) && request.path !== SIGNS_IN && (await readOnly(request))) return next();
    void read(request, response, (error?: unknown) => {
      if (error === undefined) noteSeen(request, options.clock.now());
      next(error);
    });
  };
}

const READS = new Set(['GET', 'HEAD']);
/** The page that an identity provider sends people to begins a session, although it is read. */
const SIGNS_IN = '/auth/oidc/callback';

/** A changed session is stored, and its cookie renewed, when the request ends. */
function noteSeen({ session }: Request, nowMs: number): void {
  const { seenAt } = session;
  if (seenAt !== undefined && nowMs - seenAt >= SEEN_NOTED_EVERY_MS) session.seenAt = nowMs;
}

/** Signs in `user` under a new session id, which prevents session fixation. */
export function signIn(
  request: Request,
  { id, guest }: Pick<StoredUser, 'id' | 'guest'>,
  via?: 'oidc',
): Promise<void> {
  requireSession(request);
  return new Promise((resolve, reject) => {
    request.session.regenerate((error: unknown) => {
      if (error) return reject(toError(error));
      request.session.user = id;
      request.session.guest = guest;
      if (via !== undefined) request.session.via = via;
      request.session.cookie.maxAge = sessionMsOf(guest);
      request.session.client = describeClient(request.get('user-agent'));
      request.session.save((failure: unknown) => (failure ? reject(toError(failure)) : resolve()));
    });
  });
}

/** Ends the session of a request, if any, and removes its cookie. */
export function signOut(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.destroy((error: unknown) => {
      if (error) return reject(toError(error));
      response.clearCookie(SESSION_COOKIE, { ...COOKIE, secure: request.secure });
      resolve();
    });
  });
}

/** The key of the request's session; undefined for a token. */
export function currentSessionKey(request: Request): string {
  if (request.bearer !== undefined) return '';
  return request.reader?.key ?? sessionKeyOf(request.sessionID);
}

/** The session id in a `Cookie` header, if its signature is valid. */
export function findSessionId(cookieHeader: string, secret: string): string | undefined {
  const value = parse(cookieHeader)[SESSION_COOKIE];
  if (value?.startsWith(SIGNED) !== true) return undefined;
  const id = unsign(value.slice(SIGNED.length), secret);
  return id === false ? undefined : id;
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
