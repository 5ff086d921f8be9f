import { median, NS_PER_MS } from './statistics.js';
import type { GrowthDoubt, GrowthFamily, SpeedGrowth } from './speed-evidence.js';

/** A run of a program, and the reference's run alongside it: CPU nanoseconds. */
export type PacedRun = [own: number, beside: number];

/** The reference runs of a curve. */
export type YardstickRuns = NonNullable<SpeedGrowth['yardstick']>;

/**
 * Median of CPU milliseconds, corrected for disturbance: scaled to an undisturbed machine, on which the
 * reference run costs `calmNs`.
 */
export function costOfRuns(runs: readonly PacedRun[], calmNs: number): number {
  return median(costsOfRuns(runs, calmNs));
}

const costsOfRuns = (runs: readonly PacedRun[], calmNs: number): number[] =>
  runs.map(([own, beside]) => ((own / NS_PER_MS) * calmNs) / beside);

/** Allowed start-up beyond the reference's; heavy imports need some, but less than this. */
const MOST_BEYOND_MS = 150;

/** Maximum start-up in milliseconds, given the reference's start-up. */
export const mostStartUp = (referenceNs: number): number => referenceNs / NS_PER_MS + MOST_BEYOND_MS;

/**
 * The submission's start-up in milliseconds. A program that burns more CPU on the smallest input is not
 * starting: it would hide the costs of all smaller sizes.
 */
export function startUpOfRuns({ calmNs, startUp }: YardstickRuns, referenceNs: number): number {
  return Math.min(costOfRuns(startUp, calmNs), mostStartUp(referenceNs));
}

/** The points with costs recomputed from the stored runs, where available. */
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

/** A generated size within this factor counts as the requested one. */
const NEAR = 1.05;

/**
 * The reference's cost at a size between two measured ones, in milliseconds, by a power law. Below the
 * smallest size, its cost there; undefined above the largest.
 */
export function referenceAt(points: GrowthFamily['points'], n: number): number | undefined {
  const curve = points
    .flatMap(({ n: size, referenceCpuMs: cost }) => (cost === null || cost <= 0 ? [] : [{ size, cost }]))
    .sort((one, other) => one.size - other.size);
  const [first, last] = [curve[0], curve.at(-1)];
  if (first === undefined || last === undefined || n > last.size * NEAR) return undefined;
  if (n <= first.size) return first.cost;
  const above = Math.max(
    1,
    curve.findIndex(({ size }) => size >= n),
  );
  const [low, high] = n >= last.size ? [curve.at(-2), last] : [curve[above - 1], curve[above]];
  // A curve with one size, and a size slightly above it.
  if (low === undefined || high === undefined) return first.cost;
  const power = Math.log(high.cost / low.cost) / Math.log(high.size / low.size);
  return low.cost * (n / low.size) ** power;
}

/**
 * The smallest size at which the submission costs more than the naive program is allowed, giving it the
 * benefit of the doubt. Burning CPU on small sizes or hanging on large ones can bend a slope, but only makes
 * this worse.
 */
export function findBeyond(
  points: GrowthFamily['points'],
  { doubtMs, bound = Infinity }: Pick<SpeedGrowth, 'doubtMs' | 'bound'>,
): number | undefined {
  return points.find(({ n, cpuMs }) => {
    const reference = referenceAt(points, n);
    if (cpuMs === null || reference === undefined) return false;
    return cpuMs - (doubtMs?.submission ?? 0) > bound * (reference + (doubtMs?.reference ?? 0));
  })?.n;
}

/** Lower and upper bound of a cost, in CPU milliseconds. */
export interface CostRange {
  readonly lowMs: number;
  readonly highMs: number;
}

/**
 * Bounds of the submission's cost at a size: from its cheapest to its slowest run, widened by the uncertainty
 * of its start-up. Undefined when nothing was measured, or in older evidence.
 */
export function submissionRange(
  { cpuMs, runs }: GrowthFamily['points'][number],
  { yardstick, doubtMs }: SpeedGrowth,
): CostRange | undefined {
  if (cpuMs === null || runs === undefined || runs.length === 0) return undefined;
  if (yardstick === undefined || doubtMs === undefined) return undefined;
  const costs = costsOfRuns(runs, yardstick.calmNs);
  const middle = median(costs);
  return rangeOf(cpuMs, middle - Math.min(...costs), Math.max(...costs) - middle, doubtMs.submission);
}

/**
 * Bounds of the reference's cost, widened by the uncertainty of its start-up and the one-off work of its
 * runtime.
 */
export function referenceRange(
  cpuMs: number | null,
  doubtMs: GrowthDoubt | undefined,
): CostRange | undefined {
  if (cpuMs === null || doubtMs === undefined) return undefined;
  return rangeOf(cpuMs, 0, 0, doubtMs.reference);
}

const rangeOf = (cpuMs: number, below: number, above: number, doubtMs: number): CostRange => ({
  lowMs: Math.max(0, cpuMs - below - doubtMs),
  highMs: cpuMs + above + doubtMs,
});
