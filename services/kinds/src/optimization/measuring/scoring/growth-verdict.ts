import { findBeyond, median, type GrowthDoubt, type GrowthFamily } from '@hone/contracts';
import {
  fitLogLine,
  fitStraightest,
  labelGrowth,
  mostOnce,
  MOST_RESIDUAL,
  slopeDoubt,
  type CostPoint,
  type LogLine,
} from './growth-fit.js';

/** Up to this difference of slopes, and that of one logarithm, it is the reference's class. */
const SAME_CLASS = 0.2;
/** From this difference on it is a worse one. */
const WORSE_CLASS = 0.5;
/** The fewest sizes that give a verdict. */
export const LEAST_SIZES = 4;
/** The share of the speed score that a worse class leaves. */
const WORSE_CAP = 0.5;

type Points = GrowthFamily['points'];

/** The verdict on the points of one family. */
export type GrowthConclusion = Omit<GrowthFamily, 'family' | 'points'> & {
  /** The difference of slopes lies between the classes: more sizes may decide. */
  readonly between: boolean;
};

/** The warm-up of a long program, as a multiple of that of a short loop. */
const MOST_SETTLING = 3;

/** Knowledge beside the points. */
export interface GrowthFacts {
  /** The warm-up of a program of this language; for the label only. */
  readonly settleMs?: number;
  readonly doubtMs?: GrowthDoubt | undefined;
  /** This many times the reference at any size is worse, at any slope. */
  readonly bound?: number | undefined;
}

/** The verdict on one family. It is worse only if it stays so within the doubt about the costs. */
export function judgeGrowth(points: Points, facts: GrowthFacts = {}): GrowthConclusion {
  const concluded = judgeSlope(points, facts);
  if (findBeyond(points, facts) === undefined) return concluded;
  return { ...concluded, verdict: 'worse', between: false };
}

function judgeSlope(points: Points, { settleMs = 0, doubtMs }: GrowthFacts): GrowthConclusion {
  const own = pointsOf(points, 'cpuMs');
  const theirs = pointsOf(points, 'referenceCpuMs');
  const once = mostOnce(doubtMs?.reference ?? 0);
  const line = fitStraightest(own, once);
  const referenceLine = fitStraightest(theirs, once);
  const mostConstant = MOST_SETTLING * settleMs;
  const label =
    own.length < LEAST_SIZES
      ? undefined
      : labelGrowth(own, { mostConstant, doubtMs: doubtMs?.submission ?? 0 });
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
  const most = SAME_CLASS + slopeOfLogarithm(own);
  if (flattest(own, line).slope - referenceLine.slope <= most)
    return { ...shown, verdict: 'same', between: false };
  const scatter = Math.hypot(slopeDoubt(own, line), slopeDoubt(theirs, referenceLine));
  const isWorse =
    line.slope - referenceLine.slope >= WORSE_CLASS && leastDifference(own, theirs, doubtMs) - scatter > most;
  return { ...shown, verdict: isWorse ? 'worse' : 'inconclusive', between: !isWorse };
}

/** With one-off burns included, where that is a line as well. */
function flattest(own: readonly CostPoint[], straightest: LogLine): LogLine {
  const plain = fitLogLine(own);
  return plain !== undefined && plain.residual <= MOST_RESIDUAL ? plain : straightest;
}

/** A cost of less than this many times its doubt is ignored. */
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

/** The share of the speed score that growth leaves: the worst family counts; unproven growth costs nothing. */
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
    // A stopped run would have cost more.
    if (whose === 'cpuMs' && point.stopped === true) return [];
    return cost === null || cost === 0 ? [] : [{ n: point.n, cost }];
  });
}
