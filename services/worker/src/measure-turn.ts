import { MEASURE_LANE, SHARED_LANES } from '@hone/contracts';
import type { WorkerQueues } from './ports.js';

/** Decides when measuring may start. */
export interface MeasureTurn {
  /** Rejects when the queue is unavailable. */
  isDue(): Promise<boolean>;
}

export interface MeasureTurnOptions {
  readonly queues: WorkerQueues;
  /** Whether a shared slot is busy. */
  readonly isGrading: () => boolean;
  readonly sharesCore: boolean;
  /** Milliseconds on a monotonic clock. */
  readonly now?: () => number;
}

/** After this long, a submission is measured even if others are waiting. */
const LONGEST_WAIT_MS = 60_000;

/**
 * With spare cores, measuring may start at any time. On a single core it would delay all others, so it starts
 * when nothing is running or waiting, or after a minute.
 */
export function createMeasureTurn(options: MeasureTurnOptions): MeasureTurn {
  const { queues, isGrading, sharesCore, now = () => performance.now() } = options;
  let waitsSince: number | undefined;
  const isIdle = async (): Promise<boolean> => {
    if (isGrading()) return false;
    const depths = await Promise.all(SHARED_LANES.map((lane) => queues[lane].depth()));
    return depths.every(({ waiting }) => waiting === 0);
  };
  return {
    async isDue() {
      if (!sharesCore) return true;
      if ((await queues[MEASURE_LANE].depth()).waiting === 0) {
        waitsSince = undefined;
        return false;
      }
      waitsSince ??= now();
      const isDue = now() - waitsSince >= LONGEST_WAIT_MS || (await isIdle());
      if (isDue) waitsSince = undefined;
      return isDue;
    },
  };
}
