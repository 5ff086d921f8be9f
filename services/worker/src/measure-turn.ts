import { MEASURE_LANE, SHARED_LANES } from '@hone/contracts';
import type { WorkerQueues } from './worker.js';

/** Says when measuring may begin. */
export interface MeasureTurn {
  /** Rejects when the queue is away. */
  isDue(): Promise<boolean>;
}

export interface MeasureTurnOptions {
  readonly queues: WorkerQueues;
  /** Whether a shared slot is at work. */
  readonly isGrading: () => boolean;
  readonly sharesCore: boolean;
  /** Milliseconds on a monotonic clock. */
  readonly now?: () => number;
}

/** After this long a submission is measured, whatever else there is to do. */
const LONGEST_WAIT_MS = 60_000;

/**
 * With cores to spare, measuring may begin at any time. On a machine with a single core everybody else would wait for it:
 * there it begins when nothing is graded and nothing waits, or once it has waited for a minute.
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
