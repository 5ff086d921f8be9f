import { growthClassSchema, median, type GrowthClass } from '@hone/contracts';

/** CPU cost above start-up at a size. */
export interface CostPoint {
  readonly n: number;
  readonly cost: number;
}

/** A line through ln cost over ln n. */
export interface LogLine {
  readonly slope: number;
  /** ln cost at n = 1. */
  readonly height: number;
  /** Milliseconds that are subtracted from every cost, as they are burnt once at any size. */
  readonly onceMs: number;
  /** Root mean square of the residuals, in ln cost. */
  readonly residual: number;
}

/** The class that fits, and those that nearly do. */
export interface GrowthLabel {
  readonly label: GrowthClass;
  readonly runnersUp: GrowthClass[];
}

/** Above this residual points are no line, and their slope says nothing. */
export const MOST_RESIDUAL = 0.15;

/** The least uncertainty of a cost, even on a straight line. */
const LEAST_SCATTER = 0.05;
/** A class is ruled out if its fit is worse by more standard deviations than this: with two, one in twenty would be wrong. */
const RULED_OUT = 3;

const CLASSES: Readonly<Record<GrowthClass, (n: number) => number>> = {
  '1': () => 1,
  'log n': (n) => Math.log(n),
  n: (n) => n,
  'n log n': (n) => n * Math.log(n),
  'n^2': (n) => n ** 2,
  'n^3': (n) => n ** 3,
};

/**
 * Theil–Sen line: the median of the slopes between all pairs of points, with the median of the residuals as height
 * (Sen, 1968). One point that is off does not move it. `onceMs` is less than every cost. Undefined below two sizes.
 */
export function fitLogLine(points: readonly CostPoint[], onceMs = 0): LogLine | undefined {
  const logs = points.map(({ n, cost }) => ({ x: Math.log(n), y: Math.log(cost - onceMs) }));
  const slopes = logs.flatMap((one, place) =>
    logs
      .slice(place + 1)
      .flatMap((other) => (other.x === one.x ? [] : [(other.y - one.y) / (other.x - one.x)])),
  );
  if (slopes.length === 0) return undefined;
  const slope = median(slopes);
  const height = median(logs.map(({ x, y }) => y - slope * x));
  const squares = logs.map(({ x, y }) => (y - slope * x - height) ** 2);
  return {
    slope,
    height,
    onceMs,
    residual: Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / squares.length),
  };
}

/**
 * The possible error of a slope, by the scatter of its points: two standard errors, 2 s / √Σ(x − x̄)² with x = ln n and
 * s² = Σ residual² / (m − 2) for m points (ordinary least squares; Theil–Sen is no worse where one point is off).
 */
export function slopeDoubt(points: readonly CostPoint[], { residual }: LogLine): number {
  const xs = points.map(({ n }) => Math.log(n));
  const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const spread = xs.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return 2 * residual * Math.sqrt(xs.length / Math.max(1, xs.length - 2) / spread);
}

/** Knowledge beside the costs. */
export interface LabelFacts {
  /** Milliseconds that a program may burn once: one that is compiled just in time does. 0 by default. */
  readonly mostConstant?: number;
  /** Milliseconds by which all costs may be off together, since a start was subtracted from them. 0 by default. */
  readonly doubtMs?: number;
}

/**
 * The class whose fit b + a·f(n), b ≤ `mostConstant`, leaves the least relative RMS. Runners-up are the classes whose
 * squares are larger by no more than three deviations of the costs, Σr² − Σr₀² ≤ 9 s² with s² = Σr₀² / (m − 1) for m points
 * (Wilks, 1938), and those that are best if all costs are off by `doubtMs`. Undefined below two sizes.
 */
export function labelGrowth(points: readonly CostPoint[], facts: LabelFacts = {}): GrowthLabel | undefined {
  if (new Set(points.map(({ n }) => n)).size < 2) return undefined;
  const { mostConstant = 0, doubtMs = 0 } = facts;
  const [best, ...others] = fitClasses(points, mostConstant);
  if (best === undefined) return undefined;
  const scatter = Math.max(LEAST_SCATTER, Math.sqrt(best.squares / (points.length - 1)));
  const most = best.squares + (RULED_OUT * scatter) ** 2;
  const shifted = [-doubtMs, doubtMs].map((by) => {
    const costs = points.map(({ n, cost }) => ({ n, cost: cost + by }));
    return costs.every(({ cost }) => cost > 0) ? fitClasses(costs, mostConstant)[0]?.name : undefined;
  });
  const runnersUp = others.filter(({ name, squares }) => squares <= most || shifted.includes(name));
  return { label: best.name, runnersUp: runnersUp.map(({ name }) => name) };
}

/** The best class first, each with the sum of its squares. */
function fitClasses(points: readonly CostPoint[], mostConstant: number) {
  return growthClassSchema.options
    .map((name) => ({ name, squares: relativeSquares(points, CLASSES[name], mostConstant) }))
    .sort((one, other) => one.squares - other.squares);
}

/**
 * For a given b, Σ((c − b − a·f)/c)² is least at a = Σ(g·(1 − h)) / Σg² with g = f/c and h = b/c; without a bound it
 * is least where its derivative by b vanishes, too. As it is a parabola in b, the bound nearest to that is best within.
 */
function relativeSquares(
  points: readonly CostPoint[],
  f: (n: number) => number,
  mostConstant: number,
): number {
  const parts = points.map(({ n, cost }) => ({ g: f(n) / cost, w: 1 / cost }));
  const sum = (of: (part: { g: number; w: number }) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  const [gg, gw, ww] = [sum(({ g }) => g * g), sum(({ g, w }) => g * w), sum(({ w }) => w * w)];
  const [g1, w1] = [sum(({ g }) => g), sum(({ w }) => w)];
  const determinant = gg * ww - gw * gw;
  const free = determinant > 1e-9 * gg * ww ? (w1 * gg - g1 * gw) / determinant : 0;
  const b = Math.min(mostConstant, Math.max(0, free));
  const a = gg === 0 ? 0 : (g1 - b * gw) / gg;
  return sum(({ g, w }) => (1 - b * w - a * g) ** 2);
}

/** A program may burn this many times the doubt about the reference once, at any size. */
const ONCE = 3;
const STEPS = 8;
/** The largest share that is subtracted from a cost. */
const MOST_ONCE = 0.6;

/** Milliseconds that a program may burn once, where costs of the reference are known to `doubtMs`. */
export const mostOnce = (doubtMs: number): number => ONCE * doubtMs;

/**
 * The line through costs less a one-off burn of at most `mostOnceMs`: the straightest of all such lines. It is at least
 * as steep as the plain one if the burn bends that: a program then only seems to grow slowly.
 */
export function fitStraightest(points: readonly CostPoint[], mostOnceMs: number): LogLine | undefined {
  const most = Math.min(mostOnceMs, MOST_ONCE * Math.min(...points.map(({ cost }) => cost)));
  let best = fitLogLine(points);
  for (let step = 1; step <= STEPS && most > 0; step += 1) {
    const line = fitLogLine(points, (most * step) / STEPS);
    if (best !== undefined && line !== undefined && line.residual < best.residual) best = line;
  }
  return best;
}
