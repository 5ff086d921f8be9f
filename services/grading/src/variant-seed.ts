import { createHash } from 'node:crypto';
import { hasVariants } from '@hone/contracts';
import type { LoadedChallenge } from './package/load-challenge.js';

/** Seeds of hidden data and, in challenges that draw one, of the learner's variant. Both are hex. */
export interface Draw {
  readonly seed: string;
  /** Absent if nobody was shown a variant, as in an author's grading: then it is drawn from the seed. */
  readonly variant?: string | undefined;
}

/** The seed of the variant to grade; undefined if the challenge draws none. */
export function findVariantSeed(challenge: LoadedChallenge, { seed, variant }: Draw): string | undefined {
  if (!hasVariants(challenge)) return undefined;
  return variant ?? createHash('sha256').update(`variant ${seed}`).digest('hex').slice(0, 32);
}
