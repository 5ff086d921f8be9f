import type { Mode, ChallengeActivityEvent } from '@hone/contracts';
import type { Channel, Clock, Logger } from '@hone/kit';
import { drawSeed } from '../variants/draw-seed.js';

/** Publishes challenge activity, so that workers can prefetch. Never waits for workers and never fails. */
export interface ChallengeActivity {
  /** A user has opened a challenge; `variant` is the seed of theirs, if the challenge draws one. */
  readonly note: (digest: string, variant?: string) => void;
  /** A new version of a challenge was published: workers can measure its references. */
  readonly publish: (digest: string) => void;
  /**
   * The seed of a new submission; each is used once. A submit gets the seed that workers already know, and
   * the next one is published; a run on the samples has no hidden data.
   */
  readonly takeSeed: (digest: string, mode: Mode, variant?: string) => string;
}

export interface ChallengeActivityOptions {
  readonly channel: Channel;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Workers keep prefetched data for ten minutes; one message a minute keeps it alive, however many users open
 * the challenge.
 */
const PAUSE_MS = 60_000;
/** Number of recently active challenges whose next seed is kept. */
const MOST_SEEDS = 1_000;

/**
 * Slow starts and hidden data are prepared while a learner reads and writes. Publishes a challenge when it is
 * opened, at most once a minute, and after each submission.
 */
export function createChallengeActivity(options: ChallengeActivityOptions): ChallengeActivity {
  const { channel, clock, logger } = options;
  const reportedAt = new Map<string, number>();
  const next = new Map<string, string>();

  const publish = (challenge: string, event: ChallengeActivityEvent['event'], variant?: string): void => {
    const seed = next.get(challenge) ?? drawSeed();
    next.delete(challenge);
    next.set(challenge, seed);
    for (const oldest of next.keys()) {
      if (next.size <= MOST_SEEDS) break;
      next.delete(oldest);
    }
    const drawn = variant === undefined ? { seed } : { seed, variant };
    const message: ChallengeActivityEvent = { v: 1, event, challenge, ...drawn };
    channel.publish(JSON.stringify(message)).catch((error: unknown) => {
      logger.warn({ err: error, challenge }, 'could not notify workers of challenge activity');
    });
  };

  const note = (digest: string, variant?: string): void => {
    const now = clock.monotonic();
    for (const [each, at] of reportedAt) if (now - at >= PAUSE_MS) reportedAt.delete(each);
    if (reportedAt.has(digest)) return;
    reportedAt.set(digest, now);
    publish(digest, 'opened', variant);
  };

  return {
    note,
    publish: (digest) => publish(digest, 'published'),
    takeSeed(digest, mode, variant) {
      if (mode === 'run') {
        note(digest, variant);
        return drawSeed();
      }
      const seed = next.get(digest) ?? drawSeed();
      next.delete(digest);
      publish(digest, 'submitted', variant);
      return seed;
    },
  };
}
