import { setTimeout as pause } from 'node:timers/promises';
import type { Judgement } from '@hone/contracts';
import type { Sandbox } from '@hone/contracts/sandbox';
import { gradeSubmission } from '../grade-submission.js';
import type { GradingOrder } from '../order.js';
import type { LoadedChallenge } from '../package/load-challenge.js';
import type { TrustedCache } from '../trusted-cache.js';
import { findAuthorFault, type AuthorFault } from './author-fault.js';

/** What gradings need; nothing here is changed by them. */
export interface GradingMeans {
  readonly sandbox: Sandbox;
  readonly cache: TrustedCache;
  readonly signal: AbortSignal;
  /** Told what went wrong and is tried again. */
  readonly onRetry?: (message: string) => void;
}

/** A grading that gave a judgement, or whose fault it is that it gave none. */
export type Attempt =
  | { readonly ok: true; readonly seed: string; readonly judgement: Judgement }
  | { readonly ok: false; readonly fault: 'author'; readonly author: AuthorFault }
  | { readonly ok: false; readonly fault: 'platform'; readonly message: string }
  /** The challenge's own programs had failed too often before its turn came. */
  | { readonly ok: false; readonly fault: 'skipped' };

const TRIES = 3;
const PAUSE_MS = 500;

/**
 * Grades one order. A platform fault (also a check that stayed undecided) is tried again twice with the same seed, and
 * then told as such. Rejects only when aborted.
 */
export async function attemptGrading(
  challenge: LoadedChallenge,
  order: GradingOrder,
  means: GradingMeans,
): Promise<Attempt> {
  for (let tried = 1; ; tried++) {
    try {
      return { ok: true, seed: order.seed, judgement: await grade(challenge, order, means) };
    } catch (error) {
      means.signal.throwIfAborted();
      const author = findAuthorFault(error);
      if (author !== undefined) return { ok: false, fault: 'author', author };
      const message = error instanceof Error ? error.message : String(error);
      if (tried === TRIES) return { ok: false, fault: 'platform', message };
      means.onRetry?.(`${message} (tried ${tried} of ${TRIES} times)`);
      await pause(PAUSE_MS * tried, undefined, { signal: means.signal });
    }
  }
}

async function grade(
  challenge: LoadedChallenge,
  order: GradingOrder,
  { sandbox, cache, signal }: GradingMeans,
): Promise<Judgement> {
  const { judgement, closed } = await gradeSubmission({
    challenge,
    order,
    sandbox,
    cache,
    // A signal of its own: what listens to it goes with the grading, not with the gate.
    signal: AbortSignal.any([signal]),
    onEvent: () => undefined,
  });
  await closed;
  return judgement;
}
