import type { Clock } from '@hone/kit';
import type { FindBearer } from '../sessions/bearer.js';
import type { UserRepository } from '../sessions/repository.js';
import type { TokenRepository } from './repository.js';
import { digestOfSecret } from './secret.js';

export interface BearerOptions {
  readonly tokens: TokenRepository;
  readonly users: UserRepository;
  readonly clock: Clock;
}

/** Accuracy of the last-used time. */
const USE_NOTED_EVERY_MS = 60_000;

/** Creates the look-up. It records the last use at most once a minute. */
export function createFindBearer({ tokens, users, clock }: BearerOptions): FindBearer {
  return async (secret) => {
    const digest = digestOfSecret(secret);
    const token = digest === undefined ? undefined : await tokens.find(digest);
    const now = clock.now();
    if (token === undefined || (token.expiresAt !== null && token.expiresAt <= now)) return undefined;
    // A token may outlive its deleted user for a moment; it is invalid then.
    if ((await users.find(token.user)) === undefined) return undefined;
    if (token.lastUsedAt === null || now - token.lastUsedAt >= USE_NOTED_EVERY_MS)
      await tokens.noteUse(token.digest, now);
    return { id: token.id, user: token.user, scopes: token.scopes };
  };
}
