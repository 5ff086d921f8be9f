import type { GrowthFamily, SpeedEvidence } from '@hone/contracts';
import { median } from './median-interval.js';

/** A run of a program, and the run of the reference beside it: CPU nanoseconds. */
export type PacedRun = [own: number, beside: number];

/** What the runs stood beside. */
export type YardstickRuns = NonNullable<NonNullable<SpeedEvidence['growth']>['yardstick']>;

const NS_PER_MS = 1e6;

/** CPU milliseconds at the pace of a calm moment, in which the run beside costs `calmNs`: the median of the runs. */
export function costOfRuns(runs: readonly PacedRun[], calmNs: number): number {
  return median(runs.map(([own, beside]) => ((own / NS_PER_MS) * calmNs) / beside));
}

/** The points with the submission's costs above start-up computed from its runs, where those were kept. */
export function pointsFromRuns(
  points: GrowthFamily['points'],
  yardstick: YardstickRuns | undefined,
): GrowthFamily['points'] {
  if (yardstick === undefined) return points;
  const { calmNs, startUp } = yardstick;
  const startUpMs = costOfRuns(startUp, calmNs);
  return points.map((point) =>
    point.runs === undefined
      ? point
      : { ...point, cpuMs: Math.max(0, costOfRuns(point.runs, calmNs) - startUpMs) },
  );
}
