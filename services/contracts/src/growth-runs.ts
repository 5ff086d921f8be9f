import { median, NS_PER_MS } from './figures.js';
import type { GrowthDoubt, GrowthFamily, SpeedGrowth } from './speed-evidence.js';

/** A run of a program, and the run of the reference beside it: CPU nanoseconds. */
export type PacedRun = [own: number, beside: number];

/** What the runs stood beside. */
export type YardstickRuns = NonNullable<SpeedGrowth['yardstick']>;

/** CPU milliseconds at the pace of a calm moment, in which the run beside costs `calmNs`: the median of the runs. */
export function costOfRuns(runs: readonly PacedRun[], calmNs: number): number {
  return median(costsOfRuns(runs, calmNs));
}

const costsOfRuns = (runs: readonly PacedRun[], calmNs: number): number[] =>
  runs.map(([own, beside]) => ((own / NS_PER_MS) * calmNs) / beside);

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

/** A size that was drawn lies so near to the one that was asked for. */
const NEAR = 1.05;

/**
 * What the reference costs at a size between two of its curve, in milliseconds: costs follow a power from one to the next.
 * At less than its smallest size it costs no more than there; undefined beyond the largest.
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
  // A curve of one size, and a size a little beyond it.
  if (low === undefined || high === undefined) return first.cost;
  const power = Math.log(high.cost / low.cost) / Math.log(high.size / low.size);
  return low.cost * (n / low.size) ** power;
}

/**
 * The smallest size at which the submission costs more than the naive program counts for, in doubt for it. A slope can be
 * bent by burning CPU on small sizes, or by never ending on large ones; that only makes this worse.
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

/** Between what CPU milliseconds a cost lies. */
export interface CostRange {
  readonly lowMs: number;
  readonly highMs: number;
}

/**
 * The submission's cost at a size from the least of its runs to the dearest, wider by what its start may be misjudged by.
 * Undefined where nothing was measured, or the evidence is older.
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

/** The reference's, by what its start may be misjudged by and what its runtime does once. */
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
