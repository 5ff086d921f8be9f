import type { Logger } from '@hone/kit';
import { untilIdle } from './until-idle.js';

export interface PrecomputerOptions {
  /** Computes what a submission with this seed to the challenge of this digest will be compared with. */
  readonly precompute: (challenge: string, seed: string, signal: AbortSignal) => Promise<void>;
  /** Attempts in progress. */
  readonly busy: () => number;
  readonly logger: Logger;
  /** Called with how each computation ended, unless it was abandoned. */
  readonly onPrecomputed: (end: 'drawn' | 'failed') => void;
  /** How long there must have been none. */
  readonly restMs?: number;
}

/** Computes data for submissions that nobody has made yet, one after another, while the worker is idle. */
export interface Precomputer {
  /** The challenge's next submission will have this seed; of several only the last one counts. */
  readonly want: (challenge: string, seed: string) => void;
  readonly stop: () => Promise<void>;
}

/** Whoever records a verdict and tells it needs the processor just after the attempt. */
const REST_MS = 250;
const LOOK_MS = 50;
/** What takes longer is left to the submission. */
const MOST_MS = 60_000;

export function createPrecomputer(options: PrecomputerOptions): Precomputer {
  const { busy, logger, onPrecomputed, restMs = REST_MS } = options;
  const stopping = new AbortController();
  const wanted = new Map<string, string>();
  let running: Promise<void> | undefined;

  const computeAll = async (): Promise<void> => {
    for (;;) {
      await untilIdle({ busy, restMs, lookMs: LOOK_MS }, stopping.signal);
      const [next] = wanted;
      if (next === undefined) return;
      const [challenge, seed] = next;
      wanted.delete(challenge);
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(MOST_MS)]);
      try {
        await options.precompute(challenge, seed, signal);
        onPrecomputed('drawn');
      } catch (error) {
        if (stopping.signal.aborted) return;
        logger.info({ err: error, challenge }, 'data could not be precomputed');
        onPrecomputed('failed');
      }
    }
  };

  return {
    want(challenge, seed) {
      if (stopping.signal.aborted) return;
      wanted.set(challenge, seed);
      running ??= computeAll()
        .catch(() => undefined)
        .finally(() => (running = undefined));
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
