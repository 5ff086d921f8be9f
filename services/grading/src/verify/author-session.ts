import type { GradingSession } from '@hone/contracts/kind';
import { openBoxes, RULE_SET } from '../grade-submission.js';
import type { LoadedChallenge } from '../package/load-challenge.js';
import type { GradingMeans } from './attempt-grading.js';
import { tryAgain, type Tried } from './try-again.js';

/**
 * Hands a kind a session without any learner's files, for what it proves to authors. The boxes are closed afterwards,
 * and a fault of the platform is tried again. Rejects only when aborted.
 */
export function inAuthorSession<T>(
  challenge: LoadedChallenge,
  seed: string,
  means: GradingMeans,
  work: (session: GradingSession<unknown>) => Promise<T>,
): Promise<Tried<T>> {
  const onRetry = (message: string): void => means.onRetry?.(`the challenge's own programs: ${message}`);
  return tryAgain(() => attempt(challenge, seed, means, work), means.signal, onRetry);
}

async function attempt<T>(
  { pack, definition }: LoadedChallenge,
  seed: string,
  { sandbox, cache, ...means }: GradingMeans,
  work: (session: GradingSession<unknown>) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.any([means.signal]);
  const boxes = openBoxes({ sandbox, signal });
  try {
    return await work({
      package: pack,
      definition,
      language: pack.manifest.languages[0] ?? '',
      files: new Map(),
      entry: '',
      mode: 'submit',
      seed,
      signal,
      open: boxes.open,
      takeMeasuringPlace: () => Promise.reject(new Error('proving programs measures nothing')),
      cached: (key, compute) => cache.get(`${pack.digest}/${RULE_SET}/${key}`, compute),
      now: () => performance.now(),
    });
  } finally {
    await boxes.closeAll();
  }
}
