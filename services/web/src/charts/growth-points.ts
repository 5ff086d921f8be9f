import {
  referenceRange,
  submissionRange,
  type CostRange,
  type GrowthFamily,
  type SpeedGrowth,
} from '@hone/contracts';
import type { CurvePoint } from './cost-curve.js';

type Point = GrowthFamily['points'][number];

/** The submission's costs by size, with what each may be off by. */
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

/** The naive program's, which was followed for the picture only. */
export const naivePoints = (family: GrowthFamily): CurvePoint[] =>
  pointsOf(
    family,
    ({ naiveCpuMs = null }) => naiveCpuMs,
    () => undefined,
  );

/** What was not measured, or cost nothing, has no place on a logarithmic axis. */
function pointsOf(
  { points }: GrowthFamily,
  costOf: (point: Point) => number | null,
  rangeOf: (point: Point) => CostRange | undefined,
): CurvePoint[] {
  return points.flatMap((point) => {
    const ms = costOf(point);
    return ms === null || ms <= 0 ? [] : [{ n: point.n, ms, ...rangeOf(point) }];
  });
}
