import {
  countedPairs,
  FIRST_LOOK,
  FULL_MARKS,
  netPairs,
  pointsFromRuns,
  type NetPair,
  type SpeedEvidence,
} from '@hone/contracts';
import { capOf, judgeGrowth } from './growth-verdict.js';
import { medianInterval, WANTED_CONFIDENCE } from './median-interval.js';
import { partnerRose, spreadOf } from './partner.js';

/** A naive program counts as at most this many times the reference. */
export const NAIVE_CAP = 20;
/** Numbers of counted pairs after which to check whether the score is decided. */
export const LOOKS: readonly number[] = [FIRST_LOOK, 16, 24];
/** After this number of runs in a row that were stopped above naive, the program is naive. */
const STOPPED_RUNS = 2;
/** The half-width at which an interval is narrow enough, as a share of ln(B/F). */
const GOOD_ENOUGH = 0.016;
/** Above this multiple of the reference's spread a submission's own noise must not pay. */
const OWN_NOISE = 2;

/** Raw measurements: everything that a score is computed from. */
export type SpeedFacts = Pick<SpeedEvidence, 'pairs' | 'startUp' | 'stopped' | 'inTurns'> & {
  readonly baseline: Pick<SpeedEvidence['baseline'], 'ratio' | 'calmNs' | 'startUpNs' | 'beside'>;
};

/** The conclusion from the measurements. */
export type SpeedConclusion = Pick<SpeedEvidence, 'ratio' | 'counted' | 'undecided'> & {
  readonly speed: number;
};

/** Score of a ratio S/F with B/F: clamp(ln(B/S) / ln(B/1.3F), 0, 1). */
export function scoreOfRatio(ratio: number, baselineRatio: number): number {
  const score = Math.log(baselineRatio / ratio) / Math.log(baselineRatio / FULL_MARKS);
  return Math.min(1, Math.max(0, score));
}

/** Whether enough runs were stopped, with no other result, that more would add nothing. */
export const isStoppedFirm = ({ pairs, stopped }: Pick<SpeedFacts, 'pairs' | 'stopped'>): boolean =>
  stopped >= STOPPED_RUNS && stopped === pairs.length;

/** Whether the pairs so far decide the score: an interval that is sure, and narrow or all on one plateau. */
export function isDecided(facts: SpeedFacts): boolean {
  if (isStoppedFirm(facts)) return true;
  if (facts.pairs.length === 0) return false;
  const { low, high, confidence } = medianInterval(lnRatios(pairsThatCount(facts)));
  if (confidence < WANTED_CONFIDENCE) return false;
  const range = Math.log(facts.baseline.ratio);
  return (high - low) / 2 <= GOOD_ENOUGH * range || high <= Math.log(FULL_MARKS) || low >= range;
}

/**
 * The conclusion of a finished measurement. Decided: the median counts. Undecided: the end of the interval that favours the
 * learner, unless the submission spread more than twice as much as the reference; then the mean of its runs. Where cost
 * or spread of the reference rose beside the submission, nothing favours it: median or mean, whichever is higher.
 */
export function concludeSpeed(facts: SpeedFacts): SpeedConclusion {
  const net = pairsThatCount(facts);
  const logs = medianInterval(lnRatios(net));
  const ratio = {
    median: Math.exp(logs.median),
    low: Math.exp(logs.low),
    high: Math.exp(logs.high),
    confidence: logs.confidence,
    pairs: net.length,
  };
  const at = (counting: number): number => scoreOfRatio(counting, facts.baseline.ratio);
  if (facts.stopped === facts.pairs.length) return { ratio, counted: 'stopped', undecided: false, speed: 0 };
  if (isDecided(facts)) return { ratio, counted: 'median', undecided: false, speed: at(ratio.median) };
  // From all pairs: the counted ones were chosen for a reference that hardly varies.
  const all = netPairs(facts);
  if (facts.inTurns !== undefined || partnerRose(facts, facts.baseline.beside)) {
    const mean = meanRatio(net);
    const counted = mean > ratio.median ? 'own-mean' : 'median';
    return { ratio, counted, undecided: true, speed: at(Math.max(mean, ratio.median)) };
  }
  const spread = (whose: keyof NetPair): number => spreadOf(all.map((pair) => pair[whose]));
  if (spread('submission') > OWN_NOISE * spread('reference'))
    return { ratio, counted: 'own-mean', undecided: true, speed: at(meanRatio(net)) };
  return { ratio, counted: 'favourable-end', undecided: true, speed: at(ratio.low) };
}

/** The score of a check, computed from the raw measurements in its evidence alone. */
export function scoreFromSpeed(evidence: SpeedEvidence): number {
  const { speed } = concludeSpeed(evidence);
  const { families = [], doubtMs, yardstick, bound } = evidence.growth ?? {};
  const { startUpNs = 0 } = evidence.baseline;
  const verdicts = families.map(
    ({ points }) => judgeGrowth(pointsFromRuns(points, yardstick, startUpNs), { doubtMs, bound }).verdict,
  );
  return Math.min(speed, capOf(verdicts));
}

function pairsThatCount(facts: SpeedFacts): NetPair[] {
  const counted = countedPairs(facts);
  return netPairs(facts).filter((_, place) => counted[place]);
}

const lnRatios = (pairs: readonly NetPair[]): number[] =>
  pairs.map(({ submission, reference }) => Math.log(submission / reference));

function meanRatio(pairs: readonly NetPair[]): number {
  const sum = (whose: keyof NetPair): number => pairs.reduce((total, pair) => total + pair[whose], 0);
  return sum('submission') / sum('reference');
}
