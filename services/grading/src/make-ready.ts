import { unlessGivenUp } from './draw-ahead.js';
import type { Ready } from './grade-submission.js';
import type { LoadedChallenge } from './package/load-challenge.js';
import { openTrustedSession, type TrustedMeans } from './trusted-session.js';

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
  try {
    const made = await unlessGivenUp(session.signal, async () => kind.makeReady?.(session));
    if (made !== undefined) return { made, images: boxes.images, close: boxes.closeAll };
  } catch (error) {
    await boxes.closeAll();
    throw error;
  } finally {
    means.signal.removeEventListener('abort', giveUp);
  }
  await boxes.closeAll();
  return undefined;
}
