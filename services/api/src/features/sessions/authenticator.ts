import type { Clock } from '@hone/kit';
import { ownerOfSitting } from '../sittings/owner.js';
import type { HoldsSitting } from '../sittings/sitting-cookie.js';
import type { FindBearer } from './bearer.js';
import type { SessionRepository } from './repository.js';
import { findSessionId } from './session-cookie.js';
import { sessionKeyOf } from './session-store.js';

/** Credentials outside of an HTTP route, such as in a socket handshake. */
export interface Credentials {
  /** The raw `Cookie` header. */
  readonly cookie?: string | undefined;
  /** An API token, `hone_…`; if present, the cookie is ignored. */
  readonly token?: string | undefined;
  /** Id of a sitting; then its own cookie counts, and the caller is the sitting's owner. */
  readonly sitting?: string | undefined;
}

/** Authenticates credentials. */
export interface Authenticator {
  /**
   * Resolves to the user's id; undefined for invalid credentials or a token without the scope `read`. Rejects
   * when the database is down.
   */
  authenticate(credentials: Credentials): Promise<{ readonly user: string } | undefined>;
}

export interface AuthenticatorOptions {
  readonly secret: string;
  readonly sessions: SessionRepository;
  readonly findBearer: FindBearer;
  readonly holdsSitting: HoldsSitting;
  readonly clock: Clock;
}

/** Creates the authenticator, on the same sessions and tokens as the HTTP routes. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { secret, sessions, findBearer, holdsSitting, clock } = options;
  return {
    async authenticate({ cookie, token, sitting }) {
      if (token !== undefined) {
        const bearer = await findBearer(token);
        return bearer?.scopes.includes('read') === true ? { user: bearer.user } : undefined;
      }
      if (sitting !== undefined)
        return (await holdsSitting(sitting, cookie)) ? { user: ownerOfSitting(sitting) } : undefined;
      const id = cookie === undefined ? undefined : findSessionId(cookie, secret);
      if (id === undefined) return undefined;
      const record = await sessions.find(sessionKeyOf(id), clock.now());
      return record === undefined ? undefined : { user: record.user };
    },
  };
}
