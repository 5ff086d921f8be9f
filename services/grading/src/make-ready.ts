import type { Ready } from './grade-submission.js';
import type { LoadedChallenge } from './package/load-challenge.js';
import { openTrustedSession, unlessGivenUp, type TrustedMeans } from './trusted-session.js';

/**
 * Opens what a submission with this seed will work on; undefined where its kind has nothing that could be opened ahead.
 * Rejects as `drawAhead` does, which comes before it; the means' signal ends the making, and nothing that is made.
 */
export async function makeReady(
  challenge: LoadedChallenge,
  seed: string,
  means: TrustedMeans,
): Promise<Ready | undefined> {
  const { kind } = challenge;
  if (kind.makeReady === undefined) return undefined;
  const stop = new AbortController();
  const giveUp = (): void => stop.abort(means.signal.reason);
  means.signal.addEventListener('abort', giveUp, { once: true });
  if (means.signal.aborted) giveUp();
  const { session, boxes } = openTrustedSession(challenge, seed, { ...means, signal: stop.signal });
  let made: unknown;
  try {
    made = await unlessGivenUp(session.signal, async () => kind.makeReady?.(session));
  } finally {
    means.signal.removeEventListener('abort', giveUp);
    if (made === undefined) await boxes.closeAll();
  }
  return made === undefined ? undefined : { made, images: boxes.images, close: boxes.closeAll };
}
