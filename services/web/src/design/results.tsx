import type { Check, CheckStatus, Verdict } from '@hone/contracts';
import { RECORDED } from '../landing/recorded.js';
import { EMPTY_VIEW, type SubmissionView } from '../live/submission-view.js';
import { CheckList } from '../results/check-list.js';
import { EvidenceView } from '../results/evidence-view.js';
import { findLead } from '../results/lead.js';
import { VerdictCard } from '../results/verdict-card.js';
import { Specimen } from './specimen.js';

const STATUSES: readonly CheckStatus[] = ['pass', 'fail', 'inconclusive', 'skipped', 'error'];

const checkWith = (status: CheckStatus): Check => ({
  ...RECORDED.rows.check,
  id: status,
  title: `A check: ${status}`,
  status,
  score: status === 'pass' ? 1 : 0,
});

const POINTS: Readonly<Record<Verdict, number>> = { accepted: 100, partial: 40, rejected: 0 };

function viewOf(verdict: Verdict, checks: readonly Check[]): SubmissionView {
  const points = POINTS[verdict];
  const reason = checks.find(({ status }) => status === 'fail')?.reason ?? null;
  const score = { points, max: 100, percent: points, groups: [] };
  return { ...EMPTY_VIEW, stage: 'finished', checks, result: { verdict, reason, score } };
}

const VIEWS: Readonly<Record<string, SubmissionView>> = {
  accepted: viewOf('accepted', [{ ...RECORDED.speed.check, status: 'pass', score: 1, reason: undefined }]),
  partial: viewOf('partial', [RECORDED.speed.check]),
  rejected: viewOf('rejected', [RECORDED.rows.check]),
  'compile error': {
    ...viewOf('rejected', []),
    compiled: { ok: false, output: '  File "main.py", line 3\nSyntaxError: expected \':\'\n' },
  },
  voided: { ...EMPTY_VIEW, stage: 'voided', voidReason: 'The sandbox could not be started.' },
  cancelled: { ...EMPTY_VIEW, stage: 'cancelled' },
};

export function Verdicts() {
  return Object.entries(VIEWS).map(([state, view]) => (
    <Specimen key={state} name="VerdictCard" state={state}>
      <VerdictCard view={view} mode="submit" lead={findLead(view, 'submit')} seen={{ reveals: undefined }} />
    </Specimen>
  ));
}

export function Checks() {
  return (
    <Specimen name="CheckList" state="every status">
      <CheckList checks={STATUSES.map(checkWith)} openIds={new Set(['fail'])} />
    </Specimen>
  );
}

export function Evidences() {
  return Object.entries(RECORDED).map(([type, { check }]) => (
    <Specimen key={type} name="EvidenceView" state={type}>
      {check.evidence !== undefined && <EvidenceView evidence={check.evidence} />}
    </Specimen>
  ));
}
