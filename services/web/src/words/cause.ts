import type { Check, Evidence, Reason } from '@hone/contracts';
import { findFirstFailure } from '../live/submission-view.js';

/** Evidence that a learner can look at. Hidden rows are only counts: words, not a picture. */
function isPicture(evidence: Evidence): boolean {
  if (evidence.type === 'summary') return false;
  return evidence.type !== 'rows' || evidence.missing.length + evidence.extra.length > 0;
}

/** How much a failed check says about the cause. Required checks first: nothing counts without them. */
function weigh({ evidence, required }: Check): number {
  if (evidence === undefined) return 0;
  return (required ? 2 : 0) + (isPicture(evidence) ? 2 : 1);
}

/**
 * The check that explains a failed answer: of those that failed for the reason of the verdict, the one with
 * most to show, and the first of equals. Without any, the first that failed.
 */
export function findCause(checks: readonly Check[], reason: Reason | null): Check | undefined {
  const causes = checks.filter((check) => check.status === 'fail' && check.reason === reason);
  const [most] = causes.toSorted((a, b) => weigh(b) - weigh(a));
  return most ?? findFirstFailure({ checks });
}
