import type { ReportProgress } from '../../judging/with-progress.js';
import { LOOKS } from './scoring/speed-score.js';

// Short status lines for slow work.
export const WAITING_FOR_CALIBRATION = 'Measuring the reference first, once for everybody: a minute or two';
export const WAITING_FOR_CORE = 'Waiting for a core of its own';
export const WAITING_FOR_CALM = 'Waiting until nothing else disturbs this core';
export const MEASURING_SPEED = `Measuring speed: ${LOOKS[0]} to ${LOOKS.at(-1)} pairs of runs beside the reference`;
export const MEASURING_AGAIN = 'Not decided yet: measuring again on a quiet core';
export const MEASURING_MEMORY = 'Measuring memory on a small and on a large input';

export const followingGrowth = (family: string, place: number, of: number): string =>
  `Measuring growth: "${family}", ${place + 1} of ${of}`;

/** Time between two reports on pairs. */
const BETWEEN_MS = 3_000;

/** Reports from time to time how many of the pairs for the next look are done. */
export function createPairsProgress(
  onProgress: ReportProgress,
  now: () => number,
): (pairs: number, needed: number) => void {
  let reportedAt = now();
  return (pairs, needed) => {
    if (now() - reportedAt < BETWEEN_MS) return;
    reportedAt = now();
    onProgress(`Measuring speed: ${pairs} of ${needed} pairs of runs`);
  };
}
