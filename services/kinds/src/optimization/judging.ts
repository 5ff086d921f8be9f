import type { Reveal } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { describeCase, type Case } from './cases.js';
import type { OptimizationDefinition } from './definition.js';
import type { FinishedCase } from './evidence.js';
import { judgeCase, type CaseVerdict } from './judge-case.js';

/** Dependencies of judging besides the plan. */
export interface Judging {
  readonly session: GradingSession<OptimizationDefinition>;
  readonly runCase: (of: Case) => Promise<FinishedCase>;
  /** Has a case's input and answer made ahead of its run. */
  readonly prepare: (of: Case) => void;
  /** Gets the milliseconds that each comparison took. */
  readonly onJudged: (milliseconds: number) => void;
  /** Gets the data of each failed generated case, which is not part of the check. */
  readonly onReveal: (reveal: Reveal) => void;
}

/**
 * The verdict on a case of this check: a validator's, or that of comparing its answer with the expected one. The
 * validator's remarks for its author go only there.
 */
export function judge(
  { session, onJudged }: Judging,
  check: string,
  of: Case,
  finished: FinishedCase,
): CaseVerdict {
  if (finished.judged !== undefined) {
    const { verdict, remark: text } = finished.judged;
    if (text !== undefined) session.onRemark?.({ check, where: describeCase(of), passed: verdict.ok, text });
    return verdict;
  }
  const { outcome, expected } = finished;
  const { checker } = session.definition;
  const began = session.now();
  const flags = of.type === 'fixed' ? of.flags : undefined;
  const verdict = judgeCase(checker, session.package.manifest.limits, outcome, expected, flags);
  onJudged(session.now() - began);
  return verdict;
}
