import type { Judgement } from '@hone/contracts';
import type { JudgeRemark } from '@hone/contracts/kind';
import { describeRemark } from '../verify-report/words.js';

/** A grading with what validators said to the author, who is the one that runs the command. */
export interface AuthorsGrading {
  readonly judgement: Judgement;
  readonly remarks: readonly JudgeRemark[];
}

/** What `hone grade --json` tells: the judgement as HTTP tells it, and `remarks` where there are any. */
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

/** The same for people, the verdict last. */
export function describeGrading({ judgement, remarks }: AuthorsGrading): string {
  const { verdict, reason, score, checks, compile } = judgement;
  const lines = checks.map(
    (check) => `${check.status.padEnd(12)} ${check.title}${check.reason ? ` (${check.reason})` : ''}`,
  );
  const said = remarks.map((remark) => `${'validator'.padEnd(12)} ${describeRemark(remark)}`);
  const groups = score?.groups.map((group) => `${group.title}: ${group.points} of ${group.max}`) ?? [];
  const head = `${verdict}${reason === null ? '' : `, ${reason}`}${score === null ? '' : `, ${score.percent} %`}`;
  const compiler = compile?.ok === false ? [compile.output] : [];
  return [...compiler, ...lines, ...said, ...groups, head].join('\n');
}
