import type { Check, Limits } from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { failCheck, type CheckPlan } from '../../../judging/build-check.js';
import type { CaseVerdict } from '../../judge-case.js';
import { judgeMeasured } from './judge-measured.js';

/** The submission gave a wrong answer, crashed or met a limit while it was measured. */
class MeasuredFailure extends Error {
  override readonly name = 'MeasuredFailure';
  readonly verdict: Extract<CaseVerdict, { ok: false }>;
  /** Which input it was, without revealing the data. */
  readonly where: string;

  constructor(verdict: Extract<CaseVerdict, { ok: false }>, where: string) {
    super(`the submission ${verdict.happened} on ${where}`);
    this.verdict = verdict;
    this.where = where;
  }
}

/** The input on which a program does nothing but start. */
export const SMALLEST_INPUT = 'the smallest input';

/**
 * Throws MeasuredFailure when a run of the submission did not end well with the reference's answer. `limits` are those it
 * ran under, by default the challenge's.
 */
export function mustBeRight(
  session: Parameters<typeof judgeMeasured>[0],
  outcome: RunOutcome,
  expected: Uint8Array,
  where: string,
  limits?: Limits,
): void {
  const verdict = judgeMeasured(session, outcome, expected, limits);
  if (!verdict.ok) throw new MeasuredFailure(verdict, where);
}

/** The check of a submission that failed while `what` was measured; any other error is rethrown. */
export function failMeasured(plan: CheckPlan, error: unknown, what: string): Check {
  if (!(error instanceof MeasuredFailure)) throw error;
  const text = `Your program ${error.verdict.happened} on ${error.where}, while ${what} was measured.`;
  return failCheck(plan, error.verdict.reason, { evidence: { type: 'summary', text } });
}
