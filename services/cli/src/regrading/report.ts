import type { RegradeComparison, Submission } from '@hone/contracts';
import { align, wrap, type Row, type Screen } from '../screen/columns.js';
import { measuredRows, NOTHING, type MeasuredSide } from './measured-rows.js';
import { recomputeScores, type RecomputedScore } from './recompute-scores.js';

/** Output of `hone regrade --json` when both gradings have a verdict. */
export interface RegradeReport {
  /** The verdict is unchanged, and the score differs by no more than expected. */
  readonly same: boolean;
  readonly original: Submission;
  readonly regrade: Submission;
  readonly comparison: RegradeComparison;
  /** For each check with measurements, in both gradings. */
  readonly recomputed: readonly RecomputedScore[];
}

/** Expected difference of measured scores between two gradings, in percentage points. */
export const PROMISED_SPREAD = 1;
/** Rounding error of sums of decimal fractions. */
const ROUNDING = 1e-9;

/** Compares the gradings and recomputes both from their measurements. */
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

/** The report as text, its conclusion last. */
export function renderRegrade(report: RegradeReport, screen: Screen): string {
  const { original, regrade, comparison } = report;
  const { challenge, language } = original;
  const head = `${challenge.slug} version ${challenge.version}, ${language}: ${original.id} was regraded as ${regrade.id}`;
  const { verdict, percent } = comparison;
  const grades = [
    ['verdict', verdict.before ?? 'none', verdict.after ?? 'none'],
    ['score', percentText(percent.before), percentText(percent.after)],
  ];
  return [
    wrap(head, screen.width),
    sideBySide('', grades, screen),
    '',
    checksText(comparison, screen),
    ...measuredText(report, screen),
    '',
    wrap(describeProof(report, screen), screen.width),
    wrap(conclude(report, screen), screen.width),
  ].join('\n');
}

const sideBySide = (head: string, rows: readonly Row[], { width, paint }: Screen): string =>
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
  if (checks.length === 0) return 'No check changed its status or score.';
  const rows = checks.map(({ title, status, score }) => [
    title,
    checkText(status.before, score.before),
    checkText(status.after, score.after),
  ]);
  return sideBySide('changed checks', rows, screen);
}

function checkText(status: string | null, score: number | null): string {
  return status === null ? 'absent' : `${status}, ${percentText(score === null ? null : score * 100)}`;
}

/** A table for each measured check. */
function measuredText({ original, regrade, recomputed }: RegradeReport, screen: Screen): string[] {
  const ids = new Set(recomputed.map(({ check }) => check));
  const sideOf = ({ id, checks }: Submission, wanted: string): MeasuredSide => ({
    check: checks.find((check) => check.id === wanted),
    recomputed: recomputed.find(({ submission, check }) => submission === id && check === wanted),
  });
  return [...ids].flatMap((id) => {
    const [before, after] = [sideOf(original, id), sideOf(regrade, id)];
    const title = after.check?.title ?? before.check?.title ?? id;
    return ['', sideBySide(`${title}, measurements`, measuredRows(before, after), screen)];
  });
}

/** Whether the stored scores match the stored measurements. */
function describeProof({ original, recomputed }: RegradeReport, { paint }: Screen): string {
  if (recomputed.length === 0)
    return 'Neither grading has measurements from which a score could be recomputed.';
  const differing = recomputed.filter(({ equal }) => !equal);
  if (differing.length === 0)
    return `${paint('good', 'equal')}: every measured score, recomputed from its measurements, equals the stored score.`;
  const where = differing.map(
    ({ submission, check }) => `${check} ${submission === original.id ? 'before' : 'after'}`,
  );
  return `${paint('bad', 'differs')}: the score recomputed from the measurements is not the stored score for ${where.join(' and ')}. Either the scoring rules or the record changed since then.`;
}

function conclude({ same, comparison }: RegradeReport, { paint }: Screen): string {
  const { verdict, percent } = comparison;
  const promised = `up to ${PROMISED_SPREAD} point is expected`;
  const moved =
    percent.before === null || percent.after === null
      ? 'one of the gradings has no score'
      : `the score differs by ${decimal(Math.abs(percent.after - percent.before))} points (${promised})`;
  if (same) return `${paint('good', 'same result')}: the verdict is unchanged, and ${moved}.`;
  const verdicts =
    verdict.before === verdict.after
      ? 'the verdict is unchanged'
      : `the verdict changed from ${verdict.before ?? 'none'} to ${verdict.after ?? 'none'}`;
  return `${paint('bad', 'different result')}: ${verdicts}, and ${moved}.`;
}

const decimal = (value: number): string => String(Number(value.toFixed(2)));

const percentText = (percent: number | null): string => (percent === null ? NOTHING : `${decimal(percent)}%`);
