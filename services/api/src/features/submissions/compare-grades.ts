import type { Check, RegradeComparison } from '@hone/contracts';
import type { Details, Outcome } from '../submission-records/record.js';

/** The end of a submission, for a comparison. */
export interface Graded {
  readonly outcome: Pick<Outcome, 'verdict' | 'score'>;
  readonly details: Pick<Details, 'checks'>;
}

/** What a regrade changed: verdict, score, and every check that differs, in the newer order. */
export function compareGrades(before: Graded, after: Graded): RegradeComparison {
  const old = new Map(before.details.checks.map((check) => [check.id, check]));
  const now = new Map(after.details.checks.map((check) => [check.id, check]));
  const ids = [...now.keys(), ...[...old.keys()].filter((id) => !now.has(id))];
  return {
    verdict: { before: before.outcome.verdict, after: after.outcome.verdict },
    percent: { before: before.outcome.score?.percent ?? null, after: after.outcome.score?.percent ?? null },
    checks: ids.flatMap((id) => compareChecks(old.get(id), now.get(id))),
  };
}

function compareChecks(before: Check | undefined, after: Check | undefined): RegradeComparison['checks'] {
  const named = after ?? before;
  if (named === undefined) return [];
  if (before?.status === after?.status && before?.score === after?.score) return [];
  return [
    {
      id: named.id,
      title: named.title,
      status: { before: before?.status ?? null, after: after?.status ?? null },
      score: { before: before?.score ?? null, after: after?.score ?? null },
    },
  ];
}
