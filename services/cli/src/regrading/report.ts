import type { RegradeComparison, Submission } from '@hone/contracts';
import { align, wrap, type Row, type Screen } from '../screen/columns.js';
import { measuredRows, NOTHING, type MeasuredSide } from './measured-rows.js';
import { recomputeScores, type RecomputedScore } from './recompute-scores.js';

/** What `hone regrade --json` prints once both records are graded. */
export interface RegradeReport {
  /** The verdict stayed, and the percent within what is promised. */
  readonly same: boolean;
  readonly original: Submission;
  readonly regrade: Submission;
  readonly comparison: RegradeComparison;
  /** Of both records, each check that has raw figures. */
  readonly recomputed: readonly RecomputedScore[];
}

/** What measured scores may differ by from one grading to the next, in percent points. */
export const PROMISED_SPREAD = 1;
/** Of sums of decimal fractions. */
const ROUNDING = 1e-9;

/** Judges what grading again changed, and proves both records by their raw figures. */
export function createRegradeReport(
  original: Submission,
  regrade: Submission,
  comparison: RegradeComparison,
): RegradeReport {
  const recomputed = [original, regrade].flatMap(recomputeScores);
  return { same: isSame(comparison), original, regrade, comparison, recomputed };
}

function isSame({ verdict, percent }: RegradeComparison): boolean {
  if (verdict.before !== verdict.after) return false;
  if (percent.before === null || percent.after === null) return percent.before === percent.after;
  return Math.abs(percent.after - percent.before) <= PROMISED_SPREAD + ROUNDING;
}

/** The report for people, its conclusion last. */
export function renderRegrade(report: RegradeReport, screen: Screen): string {
  const { original, regrade, comparison } = report;
  const { challenge, language } = original;
  const head = `${challenge.slug} version ${challenge.version}, ${language}: ${original.id} was graded again as ${regrade.id}`;
  const { verdict, percent } = comparison;
  const grades = [
    ['verdict', verdict.before ?? 'none', verdict.after ?? 'none'],
    ['score', percentText(percent.before), percentText(percent.after)],
  ];
  return [
    wrap(head, screen.width),
    besides('', grades, screen),
    '',
    checksText(comparison, screen),
    ...measuredText(report, screen),
    '',
    wrap(describeProof(report, screen), screen.width),
    wrap(conclude(report, screen), screen.width),
  ].join('\n');
}

const besides = (head: string, rows: readonly Row[], { width, paint }: Screen): string =>
  align(
    [
      { head, wraps: true },
      { head: 'before', wraps: true },
      { head: 'after', wraps: true },
    ],
    rows,
    width,
    paint,
  );

function checksText({ checks }: RegradeComparison, screen: Screen): string {
  if (checks.length === 0) return 'No check changed its status or its score.';
  const rows = checks.map(({ title, status, score }) => [
    title,
    checkText(status.before, score.before),
    checkText(status.after, score.after),
  ]);
  return besides('checks that changed', rows, screen);
}

function checkText(status: string | null, score: number | null): string {
  return status === null ? 'not there' : `${status}, ${percentText(score === null ? null : score * 100)}`;
}

/** A table for each check that was measured in one of the records. */
function measuredText({ original, regrade, recomputed }: RegradeReport, screen: Screen): string[] {
  const ids = new Set(recomputed.map(({ check }) => check));
  const sideOf = ({ id, checks }: Submission, wanted: string): MeasuredSide => ({
    check: checks.find((check) => check.id === wanted),
    recomputed: recomputed.find(({ submission, check }) => submission === id && check === wanted),
  });
  return [...ids].flatMap((id) => {
    const [before, after] = [sideOf(original, id), sideOf(regrade, id)];
    const title = after.check?.title ?? before.check?.title ?? id;
    return ['', besides(`${title}, raw figures`, measuredRows(before, after), screen)];
  });
}

/** Whether the stored scores are those of the stored raw figures. */
function describeProof({ original, recomputed }: RegradeReport, { paint }: Screen): string {
  if (recomputed.length === 0)
    return 'Neither record has raw figures from which a score could be computed again.';
  const differing = recomputed.filter(({ equal }) => !equal);
  if (differing.length === 0)
    return `${paint('good', 'equal')}: each measured score of both records, computed again from its raw figures, equals the stored one.`;
  const where = differing.map(
    ({ submission, check }) => `${check} ${submission === original.id ? 'before' : 'after'}`,
  );
  return `${paint('bad', 'differs')}: computed again from the raw figures, the score is another one than stored for ${where.join(' and ')}. The rules have changed since then, or the record has.`;
}

function conclude({ same, comparison }: RegradeReport, { paint }: Screen): string {
  const { verdict, percent } = comparison;
  const promised = `${PROMISED_SPREAD} point may differ`;
  const moved =
    percent.before === null || percent.after === null
      ? 'there is no score on both sides'
      : `the score moved by ${decimal(Math.abs(percent.after - percent.before))} points (${promised})`;
  if (same) return `${paint('good', 'graded the same')}: the verdict stayed, and ${moved}.`;
  const verdicts =
    verdict.before === verdict.after
      ? 'the verdict stayed'
      : `the verdict was ${verdict.before ?? 'none'} and is ${verdict.after ?? 'none'}`;
  return `${paint('bad', 'graded differently')}: ${verdicts}, and ${moved}.`;
}

const decimal = (value: number): string => String(Number(value.toFixed(2)));

const percentText = (percent: number | null): string =>
  percent === null ? NOTHING : `${decimal(percent)} %`;
