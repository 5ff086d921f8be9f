import type { GrowthDoubt, GrowthFamily } from '@hone/contracts';
import { fitLogLine, labelGrowth, MOST_RESIDUAL, type CostPoint, type LogLine } from './growth-fit.js';
import { median } from './median-interval.js';

/** Up to this difference of slopes, and that of one logarithm, it is the reference's class. */
export const SAME_CLASS = 0.2;
/** From this difference on it is a worse one. */
export const WORSE_CLASS = 0.5;
/** So many sizes are the least that say anything. */
export const LEAST_SIZES = 4;
/** What a worse class leaves of the speed score. */
export const WORSE_CAP = 0.5;

type Points = GrowthFamily['points'];

/** What the points of one family say. */
export type GrowthConclusion = Omit<GrowthFamily, 'family' | 'points'> & {
  /** The difference of slopes lies between the classes: more sizes may tell. */
  readonly between: boolean;
};

/** A long program takes so many times what a short loop takes to run at its pace. */
const MOST_SETTLING = 3;

/** What is known beside the points. */
export interface GrowthFacts {
  /** What it takes a program of this language once to run at its pace; for the label only. */
  readonly settleMs?: number;
  readonly doubtMs?: GrowthDoubt | undefined;
}

/** The verdict on one family. It is worse only where it stays so whichever way the costs are in doubt. */
export function judgeGrowth(points: Points, { settleMs = 0, doubtMs }: GrowthFacts = {}): GrowthConclusion {
  const own = pointsOf(points, 'cpuMs');
  const theirs = pointsOf(points, 'referenceCpuMs');
  const line = fitLogLine(own);
  const referenceLine = fitStraightest(theirs, ONCE * (doubtMs?.reference ?? 0));
  const label = own.length < LEAST_SIZES ? undefined : labelGrowth(own, MOST_SETTLING * settleMs);
  const shown = {
    label: label?.label ?? null,
    runnersUp: label?.runnersUp ?? [],
    slope: line?.slope ?? null,
    referenceSlope: referenceLine?.slope ?? null,
  };
  const usable =
    own.length >= LEAST_SIZES &&
    theirs.length >= LEAST_SIZES &&
    line !== undefined &&
    referenceLine !== undefined &&
    Math.max(line.residual, referenceLine.residual) <= MOST_RESIDUAL;
  if (!usable) return { ...shown, verdict: 'inconclusive', between: false };
  const difference = line.slope - referenceLine.slope;
  const most = SAME_CLASS + slopeOfLogarithm(own);
  if (difference <= most) return { ...shown, verdict: 'same', between: false };
  const isWorse = difference >= WORSE_CLASS && leastDifference(own, theirs, doubtMs) > most;
  return { ...shown, verdict: isWorse ? 'worse' : 'inconclusive', between: !isWorse };
}

/** So many times its doubt the reference may burn once, whatever the size. */
const ONCE = 2;
const STEPS = 8;
/** Of no cost more than this share is taken off. */
const MOST_ONCE = 0.6;

/**
 * The line through costs less what is burnt once, at most `mostOnce`: of all such lines the straightest. It is at least as
 * steep as the plain one where that is bent by it, so that nobody is judged by a reference that only seems to grow slowly.
 */
function fitStraightest(points: readonly CostPoint[], mostOnce: number): LogLine | undefined {
  const most = Math.min(mostOnce, MOST_ONCE * Math.min(...points.map(({ cost }) => cost)));
  let best = fitLogLine(points);
  for (let step = 1; step <= STEPS && most > 0; step += 1) {
    const once = (most * step) / STEPS;
    const line = fitLogLine(points.map(({ n, cost }) => ({ n, cost: cost - once })));
    if (best !== undefined && line !== undefined && line.residual < best.residual) best = line;
  }
  return best;
}

/** A cost of less than so many times its doubt says nothing. */
const LEAST_CERTAIN = 3;

/** With the submission's costs too low and the reference's too high. */
function leastDifference(
  own: readonly CostPoint[],
  theirs: readonly CostPoint[],
  { submission, reference }: GrowthDoubt = { submission: 0, reference: 0 },
): number {
  const slopeOf = (points: readonly CostPoint[], by: number): number | undefined => {
    const certain = points.filter(({ cost }) => cost >= LEAST_CERTAIN * Math.abs(by));
    return fitLogLine(certain.map(({ n, cost }) => ({ n, cost: cost + by })))?.slope;
  };
  return (slopeOf(own, submission) ?? -Infinity) - (slopeOf(theirs, -reference) ?? Infinity);
}

/** The share of the speed score that growth leaves: the worst family counts; what is not proven costs nothing. */
export function capOf(verdicts: readonly GrowthFamily['verdict'][]): number {
  return verdicts.includes('worse') ? WORSE_CAP : 1;
}

/** How much steeper n log n is than n in logarithmic axes: d ln(ln n) / d ln n = 1 / ln n, at the middle size. */
function slopeOfLogarithm(points: readonly CostPoint[]): number {
  return 1 / Math.log(Math.max(Math.E, median(points.map(({ n }) => n))));
}

function pointsOf(points: Points, whose: 'cpuMs' | 'referenceCpuMs'): CostPoint[] {
  return points.flatMap((point) => {
    const cost = point[whose];
    return cost === null || cost === 0 ? [] : [{ n: point.n, cost }];
  });
}
