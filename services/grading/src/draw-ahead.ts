import type { LoadedChallenge } from './package/load-challenge.js';
import { inTrustedSession, unlessGivenUp, type TrustedMeans } from './trusted-session.js';

/**
 * Makes what a submission with this seed will be compared with, into the cache: its grading then waits for nothing but
 * itself. Rejects when aborted, or where the platform or the challenge's programs failed, which the grading finds again.
 */
export async function drawAhead(
  challenge: LoadedChallenge,
  seed: string,
  means: TrustedMeans,
): Promise<void> {
  const { kind } = challenge;
  if (kind.drawAhead === undefined) return;
  await inTrustedSession(challenge, seed, means, (session) =>
    unlessGivenUp(session.signal, async () => kind.drawAhead?.(session)),
  );
}
