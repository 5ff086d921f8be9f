import type { ApiToken } from '@hone/contracts';
import { isoTime } from '@hone/kit';
import type { TokenRecord } from './repository.js';

const isoOrNull = (ms: number | null): string | null => (ms === null ? null : isoTime(ms));

/** A token as its owner sees it: never the secret. */
export function presentToken(token: TokenRecord): ApiToken {
  const { id, name, scopes, createdAt, expiresAt, lastUsedAt } = token;
  return {
    id,
    name,
    scopes,
    createdAt: isoTime(createdAt),
    expiresAt: isoOrNull(expiresAt),
    lastUsedAt: isoOrNull(lastUsedAt),
  };
}
