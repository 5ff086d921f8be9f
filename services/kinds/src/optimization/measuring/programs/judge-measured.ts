import type { Limits } from '@hone/contracts';
import type { TrustedSession } from '@hone/contracts/kind';
import type { RunOutcome } from '@hone/contracts/sandbox';
import type { OptimizationDefinition } from '../../definition.js';
import { judgeCase, type CaseVerdict } from '../../judge-case.js';

type Session = Pick<TrustedSession<OptimizationDefinition>, 'definition' | 'package'>;

/** Whether a run under `limits`, by default the challenge's, ended well with the reference's answer. */
export function judgeMeasured(
  session: Session,
  outcome: RunOutcome,
  expected: Uint8Array,
  limits: Limits = session.package.manifest.limits,
): CaseVerdict {
  // Every measured run is judged, mostly on the same large output: equal bytes need no comparison.
  if (outcome.status === 'exited' && Buffer.compare(outcome.stdout, expected) === 0) return { ok: true };
  return judgeCase(session.definition.checker, limits, outcome, expected);
}

export const answersAgree = (session: Session, outcome: RunOutcome, expected: Uint8Array): boolean =>
  judgeMeasured(session, outcome, expected).ok;
