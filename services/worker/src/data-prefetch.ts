import type { Draw } from '@hone/grading';
import type { Logger } from '@hone/kit';
import { untilIdle } from './until-idle.js';

export interface DataPrefetchOptions {
  /** Generates the hidden data of the next submission with this seed and variant. */
  readonly prefetch: (challenge: string, draw: Draw, signal: AbortSignal) => Promise<void>;
  /** Attempts in progress. */
  readonly busy: () => number;
  readonly logger: Logger;
  /** Called with the result of each prefetch, except interrupted ones. */
  readonly onPrefetched: (end: 'drawn' | 'failed') => void;
  /** Required idle time before a prefetch. */
  readonly idleMs?: number;
}

/** Generates hidden data of upcoming submissions, one at a time, while the worker is idle. */
export interface DataPrefetch {
  /** Sets the seed and variant of the challenge's next submission; replaces earlier ones. */
  readonly want: (challenge: string, draw: Draw) => void;
  readonly stop: () => Promise<void>;
}

/** Just after an attempt, the api needs the CPU to record and emit the verdict. */
const IDLE_MS = 250;
const POLL_MS = 50;
/** Data that takes longer is left to the submission. */
const MOST_MS = 60_000;

export function createDataPrefetch(options: DataPrefetchOptions): DataPrefetch {
  const { busy, logger, onPrefetched, idleMs = IDLE_MS } = options;
  const stopping = new AbortController();
  const wanted = new Map<string, Draw>();
  let running: Promise<void> | undefined;

  const prefetchAll = async (): Promise<void> => {
    for (;;) {
      await untilIdle({ busy, idleMs, pollMs: POLL_MS }, stopping.signal);
      const [next] = wanted;
      if (next === undefined) return;
      const [challenge, draw] = next;
      wanted.delete(challenge);
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(MOST_MS)]);
      try {
        await options.prefetch(challenge, draw, signal);
        onPrefetched('drawn');
      } catch (error) {
        if (stopping.signal.aborted) return;
        logger.info({ err: error, challenge }, 'could not prefetch hidden data');
        onPrefetched('failed');
      }
    }
  };

  return {
    want(challenge, draw) {
      if (stopping.signal.aborted) return;
      wanted.set(challenge, draw);
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
