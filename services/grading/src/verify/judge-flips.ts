import type { Expectation, Judgement } from '@hone/contracts';
import { describeJudgement } from './judge-solution.js';

/** Ids of checks that are measured: their scores may differ a little from one grading to the next. */
const MEASURED_CHECKS: readonly string[] = ['speed', 'memory'];
/** Percent by which the scores of one answer may differ if a check is measured; zero otherwise. */
const MEASURED_TOLERANCE = 3;

/** Whether a check of the judgement was measured, and not skipped. */
export function isMeasured(judgement: Judgement): boolean {
  return judgement.checks.some(({ id, status }) => MEASURED_CHECKS.includes(id) && status !== 'skipped');
}

const percentsOf = (judgements: readonly Judgement[]): number[] =>
  judgements.map((judgement) => judgement.score?.percent ?? 0);
const spreadOf = (percents: readonly number[]): number => Math.max(...percents) - Math.min(...percents);

/**
 * How gradings of the same answer with different hidden data contradict each other; undefined when they agree. The
 * verdict must be the same, and so must the failing check: the ones that `expect.yml` names must fail each time, so
 * others may vary with the data; if it names none, the first failing one counts. Scores must be the same
 * unless `expect.yml` gives bounds.
 */
export function findFlip(expect: Expectation, judgements: readonly Judgement[]): string | undefined {
  const decisive = judgements.map((judgement) => {
    const first = judgement.checks.find((check) => check.status === 'fail');
    const named = expect.failing === undefined ? ` ${first?.id ?? ''} ${judgement.reason ?? ''}` : '';
    return `${judgement.verdict}${named}`;
  });
  const spread = spreadOf(percentsOf(judgements));
  const allowed = judgements.some(isMeasured) ? MEASURED_TOLERANCE : 0;
  if (new Set(decisive).size <= 1 && (expect.score !== undefined || spread <= allowed)) return undefined;
  return `gradings differ: ${[...new Set(judgements.map(describeJudgement))].join(' | ')}`;
}

/**
 * How measured scores of the same answer differ by more than measuring explains, though within the bounds that
 * `expect.yml` gives; undefined if they do not.
 */
export function findDrift(expect: Expectation, judgements: readonly Judgement[]): string | undefined {
  const percents = percentsOf(judgements.filter(isMeasured));
  const spread = spreadOf(percents);
  if (expect.score === undefined || !(spread > MEASURED_TOLERANCE)) return undefined;
  return (
    `the same answer scores ${percents.join(', ')}: ${spread.toFixed(1)} apart, where measuring explains ` +
    `${MEASURED_TOLERANCE}: too few pairs were measured, others disturbed it more than the reference, or its cost hangs on the data`
  );
}
