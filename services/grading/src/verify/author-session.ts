import type { TrustedSession } from '@hone/contracts/kind';
import type { LoadedChallenge } from '../package/load-challenge.js';
import { inTrustedSession } from '../trusted-session.js';
import type { GradingMeans } from './attempt-grading.js';
import { tryAgain, type Tried } from './try-again.js';

/**
 * Gives a kind a session for its self-check. Closes the boxes afterwards,
 * and retries after a platform fault. Rejects only when aborted.
 */
export function inAuthorSession<T>(
  challenge: LoadedChallenge,
  seed: string,
  means: GradingMeans,
  work: (session: TrustedSession<unknown>) => Promise<T>,
): Promise<Tried<T>> {
  const { sandbox, cache, signal, onRetry } = means;
  return tryAgain(() => inTrustedSession(challenge, seed, { sandbox, cache, signal }, work), {
    ...means,
    onRetry: (message) => onRetry?.(`the challenge's own programs: ${message}`),
  });
}
