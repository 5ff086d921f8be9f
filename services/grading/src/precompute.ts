import type { LoadedChallenge } from './package/load-challenge.js';
import { inTrustedSession, abortable, type TrustedMeans } from './trusted-session.js';

/**
 * Computes what a submission with this seed will be compared with, into the cache, so that its grading does not wait for
 * it. Rejects when aborted, or when the platform or the challenge's programs failed; the grading meets that again.
 */
export async function precompute(
  challenge: LoadedChallenge,
  seed: string,
  means: TrustedMeans,
): Promise<void> {
  const { kind } = challenge;
  if (kind.precompute === undefined) return;
  await inTrustedSession(challenge, seed, means, (session) =>
    abortable(session.signal, async () => kind.precompute?.(session)),
  );
}
