import type { LoadedChallenge } from './package/load-challenge.js';
import { inTrustedSession, type TrustedMeans } from './trusted-session.js';

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

/** Whoever gives it up does not wait for a program that is running: its box is closed. */
export async function unlessGivenUp<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const givenUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return await Promise.race([work(), givenUp]);
}
