import type { TokenScope } from '@hone/contracts';

/** Whoever a token stands for, and what it may do. */
export interface Bearer {
  readonly user: string;
  readonly scopes: readonly TokenScope[];
}

/** Tells who stands behind the secret of a token; undefined when it is unknown, revoked or expired. */
export type FindBearer = (secret: string) => Promise<Bearer | undefined>;
