import type { Clock } from '@hone/kit';
import type { FindBearer } from './bearer.js';
import type { SessionRepository } from './repository.js';
import { findSessionId } from './session-cookie.js';
import { sessionKeyOf } from './session-store.js';

/** What a client shows of itself outside of an HTTP route, as at a socket's handshake. */
export interface Credentials {
  /** The `Cookie` header as it came. */
  readonly cookie?: string | undefined;
  /** An API token, `hone_…`; with it the cookie is not looked at. */
  readonly token?: string | undefined;
}

/** Tells who stands behind credentials. */
export interface Authenticator {
  /**
   * The user's id, or undefined when nobody stands behind them, or a token may not `read`. Rejects when the database
   * is away.
   */
  authenticate(credentials: Credentials): Promise<{ readonly user: string } | undefined>;
}

export interface AuthenticatorOptions {
  readonly secret: string;
  readonly sessions: SessionRepository;
  readonly findBearer: FindBearer;
  readonly clock: Clock;
}

/** Creates the authenticator on the same sessions and tokens as the HTTP routes. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { secret, sessions, findBearer, clock } = options;
  return {
    async authenticate({ cookie, token }) {
      if (token !== undefined) {
        const bearer = await findBearer(token);
        return bearer?.scopes.includes('read') === true ? { user: bearer.user } : undefined;
      }
      const id = cookie === undefined ? undefined : findSessionId(cookie, secret);
      if (id === undefined) return undefined;
      const record = await sessions.find(sessionKeyOf(id), clock.now());
      return record === undefined ? undefined : { user: record.user };
    },
  };
}
