import type { GrowthFamily, SpeedEvidence } from '@hone/contracts';
import { median } from './median-interval.js';
import { NS_PER_MS } from './units.js';

/** A run of a program, and the run of the reference beside it: CPU nanoseconds. */
export type PacedRun = [own: number, beside: number];

/** What the runs stood beside. */
export type YardstickRuns = NonNullable<NonNullable<SpeedEvidence['growth']>['yardstick']>;

/** CPU milliseconds at the pace of a calm moment, in which the run beside costs `calmNs`: the median of the runs. */
export function costOfRuns(runs: readonly PacedRun[], calmNs: number): number {
  return median(runs.map(([own, beside]) => ((own / NS_PER_MS) * calmNs) / beside));
}

/** What a program may take to start beyond the reference: heavy imports do, and less than this. */
const MOST_BEYOND_MS = 150;

/** What counts as start-up at most, in milliseconds, beside a reference that takes so long to start. */
export const mostStartUp = (referenceNs: number): number => referenceNs / NS_PER_MS + MOST_BEYOND_MS;

/**
 * What counts as the submission's start-up, in milliseconds. Whoever burns more on the smallest input does not start: it
 * would hide the costs of all sizes that take less.
 */
export function startUpOfRuns({ calmNs, startUp }: YardstickRuns, referenceNs: number): number {
  return Math.min(costOfRuns(startUp, calmNs), mostStartUp(referenceNs));
}

/** The points with the submission's costs above start-up computed from its runs, where those were kept. */
export function pointsFromRuns(
  points: GrowthFamily['points'],
  yardstick: YardstickRuns | undefined,
  referenceStartUpNs: number,
): GrowthFamily['points'] {
  if (yardstick === undefined) return points;
  const { calmNs } = yardstick;
  const startUpMs = startUpOfRuns(yardstick, referenceStartUpNs);
  return points.map((point) =>
    point.runs === undefined
      ? point
      : { ...point, cpuMs: Math.max(0, costOfRuns(point.runs, calmNs) - startUpMs) },
  );
}
