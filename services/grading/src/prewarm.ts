import type { Prewarmed } from './grade-submission.js';
import type { LoadedChallenge } from './package/load-challenge.js';
import { openTrustedSession, abortable, type TrustedMeans } from './trusted-session.js';

/**
 * Opens the boxes of a submission with this seed in advance; undefined if its kind opens none.
 * Rejects like `precompute`, which runs first; the signal of `means` aborts the opening, not the opened boxes.
 */
export async function prewarm(
  challenge: LoadedChallenge,
  seed: string,
  means: TrustedMeans,
): Promise<Prewarmed | undefined> {
  const { kind } = challenge;
  if (kind.prewarm === undefined) return undefined;
  const stop = new AbortController();
  const giveUp = (): void => stop.abort(means.signal.reason);
  means.signal.addEventListener('abort', giveUp, { once: true });
  if (means.signal.aborted) giveUp();
  const { session, boxes } = openTrustedSession(challenge, seed, { ...means, signal: stop.signal });
  let made: unknown;
  try {
    made = await abortable(session.signal, async () => kind.prewarm?.(session));
  } finally {
    means.signal.removeEventListener('abort', giveUp);
    if (made === undefined) await boxes.closeAll();
  }
  return made === undefined ? undefined : { made, images: boxes.images, close: boxes.closeAll };
}
