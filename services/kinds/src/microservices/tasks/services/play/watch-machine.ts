import type { Pod } from '@hone/contracts/sandbox';
import { countedBoxes, watchCrowding } from '../../../run/crowding.js';
import { watchLag } from '../../../run/watch-lag.js';
import { MOST_BOX_MS, watchBoxes, type BoxWatch } from './watch-boxes.js';

/** A part of a play, by the scenario's clock. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Signs that the machine may have made services late. */
export interface MachineReading {
  /** How late the harness itself was at most. */
  readonly lagMs: number;
  /** How long a box took for next to no work: the 90th percentile. */
  readonly boxMs: number;
  /** When others left the services no CPU. */
  readonly crowded: readonly Stretch[];
}

interface MachineWatch {
  /** The observations; times count from `sinceMs` of the pod's clock. */
  readonly read: (sinceMs: number) => MachineReading;
  readonly stop: () => void;
}

/** Watches the machine on which a system plays. */
export function watchMachine(pod: Pod, members: readonly string[]): MachineWatch {
  const wasCrowded = watchCrowding(countedBoxes(pod, members));
  const lag = watchLag(() => pod.now());
  const boxes = watchBoxes(pod, members);
  const seconds = watchSeconds(pod, boxes, wasCrowded);
  return {
    read: (sinceMs) => ({
      lagMs: lag.mostMs(),
      boxMs: boxes.p90Ms(),
      crowded: seconds.crowded.map(({ fromMs, toMs }) => ({
        fromMs: fromMs - sinceMs,
        toMs: toMs - sinceMs,
      })),
    }),
    stop() {
      lag.stop();
      boxes.stop();
      seconds.stop();
    },
  };
}

const LOOK_EVERY_MS = 1_000;

/**
 * Watches for seconds in which the machine was never idle, mostly with other work, and boxes took long for next to none.
 * A short burst does not show in measurements of the whole play.
 */
function watchSeconds(
  pod: Pod,
  boxes: BoxWatch,
  wasCrowded: () => Promise<boolean>,
): { readonly crowded: readonly Stretch[]; readonly stop: () => void } {
  const crowded: Stretch[] = [];
  let fromMs = pod.now();
  let timer: NodeJS.Timeout;
  let isOver = false;
  const look = async (): Promise<void> => {
    const isCrowded = await wasCrowded();
    const toMs = pod.now();
    if (isCrowded && boxes.p90Ms(fromMs) > MOST_BOX_MS) crowded.push({ fromMs, toMs });
    fromMs = toMs;
  };
  // One after the other: a busy engine answers late, and the next sample covers all of that time.
  const next = (): void => {
    timer = setTimeout(() => {
      void look()
        .catch(() => undefined)
        .finally(() => {
          if (!isOver) next();
        });
    }, LOOK_EVERY_MS);
  };
  next();
  return {
    crowded,
    stop() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
