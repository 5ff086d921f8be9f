import type { Clock } from '@hone/kit';
import type { SessionRepository } from './repository.js';
import { findSessionId } from './session-cookie.js';
import { sessionKeyOf } from './session-store.js';

/** What a client shows of itself outside of an HTTP route, as at a socket's handshake. */
export interface Credentials {
  /** The `Cookie` header as it came. */
  readonly cookie?: string | undefined;
  /** An API token, `hone_…`. */
  readonly token?: string | undefined;
}

/** Tells who stands behind credentials. */
export interface Authenticator {
  /** The user's id, or undefined when nobody stands behind them. Rejects when the database is away. */
  authenticate(credentials: Credentials): Promise<{ readonly user: string } | undefined>;
}

export interface AuthenticatorOptions {
  readonly secret: string;
  readonly sessions: SessionRepository;
  readonly clock: Clock;
}

/** Creates the authenticator on the same sessions as the HTTP routes. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  return {
    async authenticate({ cookie }) {
      const id = cookie === undefined ? undefined : findSessionId(cookie, options.secret);
      if (id === undefined) return undefined;
      const record = await options.sessions.find(sessionKeyOf(id), options.clock.now());
      return record === undefined ? undefined : { user: record.user };
    },
  };
}
