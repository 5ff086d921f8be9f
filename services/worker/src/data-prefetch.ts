import type { Logger } from '@hone/kit';
import { untilIdle } from './until-idle.js';

export interface DataPrefetchOptions {
  /** Makes what a submission with this seed to the challenge of this digest will be compared with. */
  readonly prefetch: (challenge: string, seed: string, signal: AbortSignal) => Promise<void>;
  /** Attempts in progress. */
  readonly busy: () => number;
  readonly logger: Logger;
  /** Told how each drawing ended, but for those that were given up. */
  readonly onPrefetched: (end: 'drawn' | 'failed') => void;
  /** How long there must have been none. */
  readonly idleMs?: number;
}

/** Draws data for submissions that nobody has made yet, one after another, in times without work. */
export interface DataPrefetch {
  /** The challenge's next submission will have this seed; of several only the last one counts. */
  readonly want: (challenge: string, seed: string) => void;
  readonly stop: () => Promise<void>;
}

/** Whoever records a verdict and tells it needs the processor just after the attempt. */
const IDLE_MS = 250;
const LOOK_MS = 50;
/** What takes longer is left to the submission. */
const MOST_MS = 60_000;

export function createDataPrefetch(options: DataPrefetchOptions): DataPrefetch {
  const { busy, logger, onPrefetched, idleMs = IDLE_MS } = options;
  const stopping = new AbortController();
  const wanted = new Map<string, string>();
  let running: Promise<void> | undefined;

  const prefetchAll = async (): Promise<void> => {
    for (;;) {
      await untilIdle({ busy, idleMs, lookMs: LOOK_MS }, stopping.signal);
      const [next] = wanted;
      if (next === undefined) return;
      const [challenge, seed] = next;
      wanted.delete(challenge);
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(MOST_MS)]);
      try {
        await options.prefetch(challenge, seed, signal);
        onPrefetched('drawn');
      } catch (error) {
        if (stopping.signal.aborted) return;
        logger.info({ err: error, challenge }, 'could not prefetch hidden data');
        onPrefetched('failed');
      }
    }
  };

  return {
    want(challenge, seed) {
      if (stopping.signal.aborted) return;
      wanted.set(challenge, seed);
      running ??= prefetchAll()
        .catch(() => undefined)
        .finally(() => (running = undefined));
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
