import { createHash } from 'node:crypto';

const MAX_UINT32 = 0xffff_ffff;

/**
 * A number in 0..1 that depends only on its purpose: the n-th request of a link gets the same number in
 * every attempt with the same seed, regardless of what else happens at the same time.
 */
export function draw(seed: string, ...purpose: readonly (string | number)[]): number {
  const digest = createHash('sha256')
    .update([seed, ...purpose].join('\n'))
    .digest();
  return digest.readUInt32LE(0) / (MAX_UINT32 + 1);
}
