import {
  referenceRange,
  submissionRange,
  type CostRange,
  type GrowthFamily,
  type SpeedGrowth,
} from '@hone/contracts';
import { drawnPoints } from '@hone/contracts/charts';
import type { CurvePoint } from './cost-curve.js';

type Point = GrowthFamily['points'][number];

/** The submission's costs by size, with their intervals. */
export const ownPoints = (family: GrowthFamily, growth: SpeedGrowth): CurvePoint[] =>
  pointsOf(
    family,
    ({ cpuMs }) => cpuMs,
    (point) => submissionRange(point, growth),
  );

/** The reference's, likewise. */
export const referencePoints = (family: GrowthFamily, { doubtMs }: SpeedGrowth): CurvePoint[] =>
  pointsOf(
    family,
    ({ referenceCpuMs }) => referenceCpuMs,
    ({ referenceCpuMs }) => referenceRange(referenceCpuMs, doubtMs),
  );

/** The naive program's, which was measured only for the picture. */
export const naivePoints = (family: GrowthFamily): CurvePoint[] =>
  pointsOf(
    family,
    ({ naiveCpuMs = null }) => naiveCpuMs,
    () => undefined,
  );

function pointsOf(
  { points }: GrowthFamily,
  costOf: (point: Point) => number | null,
  rangeOf: (point: Point) => CostRange | undefined,
): CurvePoint[] {
  return drawnPoints(points, costOf).map(({ n, ms, point }) => ({ n, ms, ...rangeOf(point) }));
}
