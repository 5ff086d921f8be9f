import type { ApiToken, CreatedToken, CreateTokenBody } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { StoredUser } from '../sessions/repository.js';
import { presentToken } from './present.js';
import type { TokenRepository } from './repository.js';
import { createSecret, digestOfSecret } from './secret.js';

/** What users can do with their API tokens. */
export interface TokenUseCases {
  /** Throws `ACCOUNT_NEEDED` for guests and `TOKEN_TOO_MANY`. */
  create(user: StoredUser, body: CreateTokenBody): Promise<CreatedToken>;
  /** Throws `TOKEN_TOO_MANY` when the user has no room for another one. */
  assertRoom(user: string): Promise<void>;
  list(user: string): Promise<ApiToken[]>;
  /** Throws `TOKEN_NOT_FOUND`, also for tokens of other users. */
  revoke(user: string, id: string): Promise<void>;
}

export interface TokenUseCaseOptions {
  readonly tokens: TokenRepository;
  readonly clock: Clock;
}

const TOKENS_PER_ACCOUNT = 50;
const DAY_MS = 24 * 3600 * 1000;

export function createTokenUseCases({ tokens, clock }: TokenUseCaseOptions): TokenUseCases {
  return {
    async create(user, { name, scopes, expiresInDays }) {
      if (user.guest) throw new AppError('ACCOUNT_NEEDED');
      const secret = createSecret();
      const digest = digestOfSecret(secret);
      if (digest === undefined) throw new Error('a generated token secret does not match its own format');
      const createdAt = clock.now();
      const wanted = {
        id: createSortableId(createdAt),
        digest,
        user: user.id,
        name,
        scopes: [...new Set(scopes)],
        createdAt,
        expiresAt: expiresInDays === undefined ? null : createdAt + expiresInDays * DAY_MS,
        lastUsedAt: null,
      };
      const taken = new Set((await tokens.list(user.id)).map(({ place }) => place));
      // Simultaneous requests may see the same free number; each is used once, so no user gets a 51st token.
      for (let place = 0; place < TOKENS_PER_ACCOUNT; place++) {
        if (taken.has(place) || !(await tokens.insert({ ...wanted, place }))) continue;
        return { ...presentToken({ ...wanted, place }), token: secret };
      }
      throw new AppError('TOKEN_TOO_MANY');
    },
    async assertRoom(user) {
      if ((await tokens.list(user)).length >= TOKENS_PER_ACCOUNT) throw new AppError('TOKEN_TOO_MANY');
    },
    list: async (user) => (await tokens.list(user)).map(presentToken),
    async revoke(user, id) {
      if (!(await tokens.remove(user, id))) throw new AppError('TOKEN_NOT_FOUND');
    },
  };
}
