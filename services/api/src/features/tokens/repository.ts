import { tokenScopeSchema } from '@hone/contracts';
import { z } from 'zod';

/** A stored token: only a digest of its secret, so that a copy of the database cannot be used to sign in. */
export const tokenRecordSchema = z.object({
  id: z.string(),
  digest: z.string(),
  user: z.string(),
  /** 0 to `TOKENS_PER_ACCOUNT` - 1, unique per user, which limits their number. */
  place: z.number().int().nonnegative(),
  name: z.string(),
  scopes: z.array(tokenScopeSchema),
  /** Milliseconds since 1970, like all times here. */
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  lastUsedAt: z.number().nullable(),
});
export type TokenRecord = z.infer<typeof tokenRecordSchema>;

/** API tokens. Expired ones stay in the owner's list until they are revoked. */
export interface TokenRepository {
  /** False when the user already has a token with this number. */
  insert(token: TokenRecord): Promise<boolean>;
  /** The token with this digest, expired or not. */
  find(digest: string): Promise<TokenRecord | undefined>;
  /** Tokens of a user, newest first. */
  list(user: string): Promise<TokenRecord[]>;
  /** Losing one of several updates is harmless. */
  noteUse(digest: string, at: number): Promise<void>;
  /** False when the user has no such token. */
  remove(user: string, id: string): Promise<boolean>;
  removeAll(user: string): Promise<void>;
}
