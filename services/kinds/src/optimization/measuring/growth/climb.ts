import { median } from '@hone/contracts';
import { fitStraightest, type CostPoint } from '../scoring/growth-fit.js';

/** How a program's cost is followed up the sizes. */
export interface ClimbOptions {
  /** Milliseconds of CPU above start-up of one run at a size, at the pace of a calm core; undefined when it did not end well, or was stopped. */
  readonly cost: (n: number) => Promise<number | undefined>;
  readonly firstSize: number;
  /** How far to go, given the first size that shows. */
  readonly mostSize: (firstShown: number | undefined) => number;
  /** The overhead of each run: its start-up, and the reference that measures the pace. */
  readonly overheadMs: number;
  /** Below this cost a size shows nothing and is skipped. */
  readonly visibleMs: number;
  /** CPU that the program may burn once, independent of the size. */
  readonly mostOnceMs: number;
  /** A size that would probably cost more is not begun. */
  readonly mostMs: number;
  /** Sizes to measure by doubling. */
  readonly sizes: number;
  /** If doubling ends with fewer sizes than this, gaps between them are halved. */
  readonly leastSizes?: number;
  /** The most times that costs off the line are measured again; six by default. */
  readonly looks?: number;
  /** Milliseconds that are left for it. */
  readonly leftMs: () => number;
}

/** The median of all runs of a size. */
interface Measured extends CostPoint {
  readonly runs: readonly number[];
}

/** What was measured, by size, and the largest size that showed nothing. */
interface Climbed {
  readonly points: readonly Measured[];
  readonly hidden: number | undefined;
}

/** The least ratio of two sizes: closer together, their costs would differ only by noise. */
const CLOSEST = 1.08;
/** The number of times that costs off the line are measured again, and the residual at which that stops. */
const SECOND_LOOKS = 6;
const SETTLED = 0.05;
/** Below this share of what shows a size may be passed over by two doublings. */
const NOTHING = 1 / 16;

/**
 * Doubles the size from the first that shows, at most `sizes` times. It stops before the next size would probably exceed
 * its limit. A steep program is too expensive for many doublings: its costs between those sizes show the same slope. A cost
 * off the line is measured again, and the median of all its runs counts.
 */
export async function climb(options: ClimbOptions): Promise<CostPoint[]> {
  const settled = await settle(options, await halveGaps(options, await double(options)));
  return settled.map(({ n, cost }) => ({ n, cost }));
}

async function double(options: ClimbOptions): Promise<Climbed> {
  const { leastSizes = 0 } = options;
  let { points, hidden }: Climbed = { points: [], hidden: undefined };
  let before: number | undefined;
  let [step, between] = [2, 0];
  for (
    let n = options.firstSize;
    n <= options.mostSize(points[0]?.n) && points.length < options.sizes;
    n *= step
  ) {
    const cost = await options.cost(n);
    if (cost === undefined) break;
    if (cost < options.visibleMs) ({ points, hidden } = above(points, n));
    else points = [...points, measuredOf(n, [cost])];
    const next = cost * Math.max(2, before === undefined ? 2 : cost / before);
    // Another size is worth nothing when no time is left for those between.
    between = points.length === 0 ? 0 : Math.max(0, leastSizes - points.length - 1) * price(cost, options);
    if (next > options.mostMs || price(next, options) + between > options.leftMs()) break;
    // A cost that hardly shows is mostly noise and predicts nothing.
    before = cost >= options.visibleMs / 4 ? cost : undefined;
    step = cost < NOTHING * options.visibleMs ? 4 : 2;
  }
  return { points, hidden };
}

/** Adds sizes in the middle of the widest gaps, of equal ones the cheapest, until there are enough. */
async function halveGaps(options: ClimbOptions, climbed: Climbed): Promise<Climbed> {
  let { points, hidden } = climbed;
  while (points.length < (options.leastSizes ?? 0)) {
    const gap = widestGap(points, hidden);
    if (gap === undefined || price(gap.costMs, options) > options.leftMs()) break;
    const cost = await options.cost(gap.middle);
    if (cost === undefined) break;
    if (cost < options.visibleMs) ({ points, hidden } = above(points, gap.middle));
    else points = [...points, measuredOf(gap.middle, [cost])].sort((one, other) => one.n - other.n);
  }
  return { points, hidden };
}

/**
 * Measures the cost farthest off the line again. The more often a cost was measured, the likelier it is real: with few
 * sizes, two wrong costs draw the line away from the right ones. A size that shows nothing after all makes room for another.
 */
async function settle(options: ClimbOptions, climbed: Climbed): Promise<readonly Measured[]> {
  let { points } = climbed;
  for (let look = 0; look < (options.looks ?? SECOND_LOOKS); look += 1) {
    const farthest = farthestOff(points, options.mostOnceMs);
    if (farthest === undefined || price(farthest.cost, options) > options.leftMs()) break;
    const again = await options.cost(farthest.n);
    if (again === undefined) break;
    const settled = measuredOf(farthest.n, [...farthest.runs, again]);
    points = points.map((point) => (point === farthest ? settled : point));
    if (settled.cost >= options.visibleMs) continue;
    ({ points } = await halveGaps(options, above(points, settled.n)));
  }
  return points;
}

/** The points that stay when a size shows nothing: smaller ones only seemed to show. */
function above(points: readonly Measured[], hidden: number): Climbed {
  return { points: points.filter(({ n }) => n > hidden), hidden };
}

/** Undefined where the points are a line. */
function farthestOff(points: readonly Measured[], mostOnceMs: number): Measured | undefined {
  const line = fitStraightest(points, mostOnceMs);
  if (line === undefined || line.residual <= SETTLED) return undefined;
  const off = ({ n, cost, runs }: Measured): number =>
    Math.abs(Math.log(cost - line.onceMs) - line.slope * Math.log(n) - line.height) / runs.length;
  return points.reduce((one, other) => (off(other) > off(one) ? other : one));
}

function widestGap(points: readonly CostPoint[], below: number | undefined) {
  const starts = [below, ...points.map(({ n }) => n)];
  const gaps = points.flatMap(({ n, cost }, place) => {
    const from = starts[place] ?? n;
    const middle = Math.round(Math.sqrt(from * n));
    if (Math.min(middle / from, n / middle) < CLOSEST) return [];
    // For a power, the middle size has the middle cost; the cost of a size that showed nothing is unknown.
    const costMs = Math.sqrt((points[place - 1]?.cost ?? cost) * cost);
    // Rounding makes equal gaps differ a little.
    return [{ middle, costMs, width: Math.round(10 * Math.log2(n / from)) }];
  });
  return gaps.sort((one, other) => other.width - one.width)[0];
}

/** The time for a size of this cost: its run, and the reference's for the answer, which is hardly more than a start. */
function price(costMs: number, { overheadMs }: ClimbOptions): number {
  return costMs + 2 * overheadMs;
}

const measuredOf = (n: number, runs: readonly number[]): Measured => ({ n, runs, cost: median(runs) });

/** Every program of a size climbs the same ladder, so that costs are at the same sizes. */
const MOST_RUNGS = 14;

/**
 * The rung of the ladder about `size` from which a cost that grows at least in proportion may show. A cost that is unknown
 * because the program was stopped is Infinity, which gives the lowest rung.
 */
export function firstRung(size: number, costMs: number, visibleMs: number): number {
  const rungs = Math.min(MOST_RUNGS, Math.floor(Math.log2(size)));
  const halvings = costMs <= visibleMs ? 0 : Math.ceil(Math.log2(costMs / visibleMs));
  return Math.floor(size / 2 ** rungs) * 2 ** Math.max(0, rungs - halvings);
}

/** The relative uncertainty of a pace, and so of start-up. */
const PACE_DOUBT = 0.05;

/** The possible error of a start-up of this length. */
export const startUpDoubt = (startUpMs: number): number => PACE_DOUBT * startUpMs;

/**
 * Below this cost a size shows nothing: start-up itself, as a pace is known to a twentieth of the whole run, and five times
 * the runtime's warm-up, which does not grow with the input and would bend the line.
 */
export function visibleFrom(startUpMs: number, settleMs: number): number {
  return Math.max(LEAST_VISIBLE_MS, startUpMs, TIMES * settleMs);
}

/**
 * Start-up itself differs by a millisecond or so from run to run, and cold caches cost a few: below this cost that is
 * a fifth, at times half, which bends the line.
 */
const LEAST_VISIBLE_MS = 20;
const TIMES = 5;
