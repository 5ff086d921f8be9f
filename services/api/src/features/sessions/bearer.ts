import type { TokenScope } from '@hone/contracts';

/** The user of a token, and its scopes. */
export interface Bearer {
  readonly user: string;
  readonly scopes: readonly TokenScope[];
}

/** Finds the user and scopes of a token's secret; undefined when it is unknown, revoked or expired. */
export type FindBearer = (secret: string) => Promise<Bearer | undefined>;
