import { countedBoxes, watchCrowding } from '../../../run/crowding.js';
import { watchLag } from '../../../run/watch-lag.js';
import { watchBoxes } from '../../services/play/watch-boxes.js';
import type { IncidentSystem } from '../system/open-system.js';

/** A harness that is later than this sends requests late, and reads answers late. */
const MOST_LAG_MS = 400;
/** A third party this late was held up by the machine: no code of a learner runs in its box. */
const MOST_STALL_MS = 1_000;
/**
 * A request through a system of four programs waits for the CPU some fifty times, and green leaves more than two seconds for
 * that. Beyond the second limit not even a failure of most answers proves anything.
 */
const MOST_BOX_MS = 20;
const FAR_TOO_LONG_MS = 50;

/** Measurements of a machine while a system played on it. */
export interface MachineReading {
  readonly lagMs: number;
  /** How long a box took for next to no work. */
  readonly boxMs: number;
  /** The longest that a box of a third party took for next to no work. */
  readonly stallMs: number;
  /** Whether others left the system no time. */
  readonly isCrowded: boolean;
}

/** A machine that may have made answers late. */
export interface Busy {
  readonly why: string;
  /** Whether a failure of most answers is still the system's own. */
  readonly isPlainTrusted: boolean;
}

/** Whether a late answer may be the fault of the machine; undefined where it is the system's own. Pure. */
export function findBusy({ lagMs, boxMs, stallMs, isCrowded }: MachineReading): Busy | undefined {
  const busy = (why: string, isPlainTrusted = false): Busy => ({ why, isPlainTrusted });
  if (lagMs > MOST_LAG_MS) return busy(`the harness was ${Math.round(lagMs)} ms late`);
  if (stallMs > MOST_STALL_MS) return busy(`a box stood still for ${Math.round(stallMs)} ms`);
  if (isCrowded && boxMs > MOST_BOX_MS)
    return busy(`a box needed ${Math.round(boxMs)} ms for nothing`, boxMs <= FAR_TOO_LONG_MS);
  return undefined;
}

/** Runs a play, and says afterwards why the machine was busy, if it was. */
export async function whileWatched<T>(
  system: IncidentSystem,
  play: () => Promise<T>,
): Promise<{ readonly result: T; readonly busy: Busy | undefined }> {
  const { pod, file, services } = system;
  const programs = [...services.keys(), ...Object.keys(file.third)];
  const wasCrowded = watchCrowding(countedBoxes(pod, programs));
  const lag = watchLag(() => pod.now());
  const boxes = watchBoxes(pod, programs);
  const given = watchBoxes(pod, Object.keys(file.third));
  try {
    const result = await play();
    const reading = {
      lagMs: lag.mostMs(),
      boxMs: boxes.p90Ms(),
      stallMs: given.mostMs(),
      isCrowded: await wasCrowded(),
    };
    return { result, busy: findBusy(reading) };
  } finally {
    lag.stop();
    boxes.stop();
    given.stop();
  }
}
