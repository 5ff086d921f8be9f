import type { CostPoint } from './growth-fit.js';

/** How a program's cost is followed up the sizes. */
export interface ClimbOptions {
  /** Milliseconds of CPU above start-up of one run at a size; undefined when it did not end well, or was stopped. */
  readonly cost: (n: number) => Promise<number | undefined>;
  readonly firstSize: number;
  readonly mostSize: number;
  /** Below this cost a size shows nothing and is passed over. */
  readonly visibleMs: number;
  /** A size that would probably cost more is not begun. */
  readonly mostMs: number;
  /** Sizes to measure. */
  readonly sizes: number;
  /** Milliseconds that are left for it. */
  readonly leftMs: () => number;
}

const RUNS = 3;

/**
 * Doubles the size from the first that shows, at most `sizes` times, and takes the least of three runs at each. It
 * stops before the next size would probably cost more than it may.
 */
export async function climb(options: ClimbOptions): Promise<CostPoint[]> {
  const points: CostPoint[] = [];
  let before: number | undefined;
  for (let n = options.firstSize; n <= options.mostSize && points.length < options.sizes; n *= 2) {
    const first = await options.cost(n);
    if (first === undefined) break;
    const cost = first < options.visibleMs ? first : await leastOf(first, n, options);
    if (cost === undefined) break;
    if (cost >= options.visibleMs) points.push({ n, cost });
    const next = cost * Math.max(2, before === undefined ? 2 : cost / before);
    if (next > options.mostMs || RUNS * next > options.leftMs()) break;
    before = cost > 0 ? cost : undefined;
  }
  return points;
}

async function leastOf(first: number, n: number, { cost }: ClimbOptions): Promise<number | undefined> {
  let least = first;
  for (let run = 1; run < RUNS; run += 1) {
    const again = await cost(n);
    if (again === undefined) return undefined;
    least = Math.min(least, again);
  }
  return least;
}

/** Every program of a size climbs the same ladder, so that costs stand side by side. */
const RUNGS = 10;

/** The rung of the ladder about `size` from which a cost that grows at least in proportion may show. */
export function firstRung(size: number, costMs: number, visibleMs: number): number {
  const halvings = costMs <= visibleMs ? 0 : Math.ceil(Math.log2(costMs / visibleMs));
  return Math.max(1, Math.floor(size / 2 ** RUNGS)) * 2 ** Math.max(0, RUNGS - halvings);
}

/** Below this cost a size shows nothing: five times the spread of start-up (its interquartile range). */
export function visibleFrom(startUpMs: readonly number[]): number {
  const sorted = [...startUpMs].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return Math.max(LEAST_VISIBLE_MS, 5 * (at(0.75) - at(0.25)));
}

/** Start-up itself differs by a millisecond or so from run to run, which must not bend the line. */
const LEAST_VISIBLE_MS = 10;
