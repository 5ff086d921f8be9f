import { isWrongOrder, type Check, type Judgement, type Score } from '@hone/contracts';
import type { JudgeRemark } from '@hone/contracts/kind';
import { describeRemark } from '../verify-report/summaries.js';

/** A grading with validator messages for the author, who runs this command. */
export interface AuthorsGrading {
  readonly judgement: Judgement;
  readonly remarks: readonly JudgeRemark[];
}

/** Output of `hone grade --json`: the judgement as the api returns it, and `remarks` if there are any. */
export function reportGrading({ judgement, remarks }: AuthorsGrading) {
  const { verdict, reason, score, checks, compile, phases } = judgement;
  return {
    verdict,
    reason,
    score,
    checks,
    ...(compile === undefined ? {} : { compile }),
    phases,
    ...(remarks.length === 0 ? {} : { remarks }),
  };
}

/** The same as text, the verdict last. */
export function describeGrading({ judgement, remarks }: AuthorsGrading): string {
  const { verdict, reason, score, checks, compile } = judgement;
  const lines = checks.map((check) => `${check.status.padEnd(12)} ${check.title}${noteOn(check)}`);
  const said = remarks.map((remark) => `${'validator'.padEnd(12)} ${describeRemark(remark)}`);
  const groups = score?.groups.map((group) => `${group.title}: ${group.points} of ${group.max}`) ?? [];
  const cause = checks.find((check) => check.status === 'fail' && check.reason === reason);
  const why = (cause && reasonOf(cause)) ?? reason;
  const head = `${verdict}${why === null ? '' : `, ${why}`}${score === null ? '' : `, ${score.percent}%`}`;
  const compiler = compile?.ok === false ? [compile.output] : [];
  return [...compiler, ...lines, ...said, ...groups, ...capOf(checks, score), head].join('\n');
}

const reasonOf = (check: Check): string | undefined => (isWrongOrder(check) ? 'wrong order' : check.reason);

/** Why a check failed, what it counted too often, or that a passed check lacks points. */
function noteOn(check: Check): string {
  const reason = reasonOf(check);
  const share = `${Math.round(1000 * check.score) / 10}% of its points`;
  if (reason === undefined) return check.status === 'pass' && check.score < 1 ? ` (${share})` : '';
  const counted = check.evidence?.type === 'work' ? `: ${check.evidence.text}` : '';
  return ` (${check.score > 0 ? `${reason}, ${share}` : reason})${counted}`;
}

/** The rule that caps the score below the sum of the groups. */
function capOf(checks: readonly Check[], score: Score | null): string[] {
  if (score?.cap === undefined) return [];
  const { at, check: id } = score.cap;
  const check = checks.find((each) => each.id === id);
  return [
    `capped at ${at}%: ${check?.title ?? id} failed${check?.rule === undefined ? '' : ` (${check.rule})`}`,
  ];
}
