import type { TokenScope } from '@hone/contracts';

/** A token, its user and its scopes. */
export interface Bearer {
  readonly id: string;
  readonly user: string;
  readonly scopes: readonly TokenScope[];
}

/** Finds the user and scopes of a token's secret; undefined when it is unknown, revoked or expired. */
export type FindBearer = (secret: string) => Promise<Bearer | undefined>;
