import { randomBytes } from 'node:crypto';
import type { Mode, Opening } from '@hone/contracts';
import type { Channel, Clock, Logger } from '@hone/kit';

/** Tells workers what will be asked of them. Never waits for them, never fails. */
export interface Openings {
  /** Somebody has opened a challenge. */
  readonly note: (digest: string) => void;
  /** A version of a challenge is new: its references can be measured before anybody opens it. */
  readonly publish: (digest: string) => void;
  /**
   * The seed of a submission, which no other one gets. What is submitted gets the one that workers were told, and they
   * are told the next one's; a run on the samples has no hidden data.
   */
  readonly takeSeed: (digest: string, mode: Mode) => string;
}

export interface OpeningsOptions {
  readonly channel: Channel;
  readonly clock: Clock;
  readonly logger: Logger;
}

const SEED_BYTES = 16;
/** What a worker makes ready stays for ten minutes; one word a minute keeps it so, however many open a challenge. */
const PAUSE_MS = 60_000;
/** Challenges whose next seed is kept: those that were worked on last. */
const MOST_SEEDS = 1_000;

/**
 * What takes long to start, and the data that hang on the next submission's seed, are made while a learner reads and
 * writes: a word about each challenge when it is opened, at most once a minute, and after each submission.
 */
export function createOpenings({ channel, clock, logger }: OpeningsOptions): Openings {
  const told = new Map<string, number>();
  const next = new Map<string, string>();

  const tell = (challenge: string, event: Opening['event']): void => {
    const seed = next.get(challenge) ?? drawSeed();
    next.delete(challenge);
    next.set(challenge, seed);
    for (const oldest of next.keys()) {
      if (next.size <= MOST_SEEDS) break;
      next.delete(oldest);
    }
    const word: Opening = { v: 1, event, challenge, seed };
    channel.tell(JSON.stringify(word)).catch((error: unknown) => {
      logger.warn({ err: error, challenge }, 'could not notify workers of challenge activity');
    });
  };

  const note = (digest: string): void => {
    const now = clock.monotonic();
    for (const [each, at] of told) if (now - at >= PAUSE_MS) told.delete(each);
    if (told.has(digest)) return;
    told.set(digest, now);
    tell(digest, 'opened');
  };

  return {
    note,
    publish: (digest) => tell(digest, 'published'),
    takeSeed(digest, mode) {
      if (mode === 'run') {
        note(digest);
        return drawSeed();
      }
      const seed = next.get(digest) ?? drawSeed();
      next.delete(digest);
      tell(digest, 'submitted');
      return seed;
    },
  };
}

const drawSeed = (): string => randomBytes(SEED_BYTES).toString('hex');
