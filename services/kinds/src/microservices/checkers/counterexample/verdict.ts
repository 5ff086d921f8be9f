import type { CheckerResult, Counterexample, Figure } from '../checker.js';
import { smallest } from './counterexample.js';

/**
 * Fails with the smallest violation of the first group that has any, or passes when none has. Groups that explain
 * others come first.
 */
export function verdictOf(
  groups: readonly (readonly Counterexample[])[],
  figures: readonly Figure[],
): CheckerResult {
  const counterexample = smallest(groups.find((group) => group.length > 0) ?? []);
  return counterexample === undefined
    ? { outcome: 'pass', figures }
    : { outcome: 'fail', counterexample, figures };
}
