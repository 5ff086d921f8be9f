import { growthClassSchema, type GrowthClass } from '@hone/contracts';
import { median } from './median-interval.js';

/** CPU cost above start-up at a size. */
export interface CostPoint {
  readonly n: number;
  readonly cost: number;
}

/** A line through ln cost over ln n. */
export interface LogLine {
  readonly slope: number;
  /** Root mean square of the residuals, in ln cost. */
  readonly residual: number;
}

/** Which class fits, and which nearly do. */
export interface GrowthLabel {
  readonly label: GrowthClass;
  readonly runnersUp: GrowthClass[];
}

/** A class within so much of the best fit's relative RMS is not told apart from it. */
const TOO_CLOSE = 0.03;

const CLASSES: Readonly<Record<GrowthClass, (n: number) => number>> = {
  '1': () => 1,
  'log n': (n) => Math.log(n),
  n: (n) => n,
  'n log n': (n) => n * Math.log(n),
  'n^2': (n) => n ** 2,
  'n^3': (n) => n ** 3,
};

/**
 * Theil–Sen line: the median of the slopes between all pairs of points, with the median of what is left as height
 * (Sen, 1968). One point that is off does not move it. Undefined below two sizes.
 */
export function fitLogLine(points: readonly CostPoint[]): LogLine | undefined {
  const logs = points.map(({ n, cost }) => ({ x: Math.log(n), y: Math.log(cost) }));
  const slopes = logs.flatMap((one, place) =>
    logs
      .slice(place + 1)
      .flatMap((other) => (other.x === one.x ? [] : [(other.y - one.y) / (other.x - one.x)])),
  );
  if (slopes.length === 0) return undefined;
  const slope = median(slopes);
  const height = median(logs.map(({ x, y }) => y - slope * x));
  const squares = logs.map(({ x, y }) => (y - slope * x - height) ** 2);
  return { slope, residual: Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / squares.length) };
}

/**
 * The class whose one-coefficient fit a·f(n) leaves the least relative RMS: a minimises Σ((c − a·f)/c)², so
 * a = Σ(f/c) / Σ(f/c)². Undefined below two sizes.
 */
export function labelGrowth(points: readonly CostPoint[]): GrowthLabel | undefined {
  if (new Set(points.map(({ n }) => n)).size < 2) return undefined;
  const fits = growthClassSchema.options
    .map((name) => ({ name, rms: relativeRms(points, CLASSES[name]) }))
    .sort((one, other) => one.rms - other.rms);
  const [best, ...others] = fits;
  if (best === undefined) return undefined;
  const runnersUp = others.filter(({ rms }) => rms - best.rms < TOO_CLOSE).map(({ name }) => name);
  return { label: best.name, runnersUp };
}

function relativeRms(points: readonly CostPoint[], f: (n: number) => number): number {
  const shares = points.map(({ n, cost }) => f(n) / cost);
  const squares = shares.reduce((sum, share) => sum + share ** 2, 0);
  const a = squares === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / squares;
  const misses = shares.reduce((sum, share) => sum + (1 - a * share) ** 2, 0);
  return Math.sqrt(misses / points.length);
}
