import { isWrongOrder, type Check, type Reason } from '@hone/contracts';
import { t } from '../strings/results.js';

type ReasonKey = Reason | 'order';

/** Why a check failed, in two lengths. */
interface ReasonWords {
  /** Two or three words, as in a table. */
  readonly short: string;
  /** Addressed to the learner. */
  readonly sentence: string;
}

/** A reason of the closed list in plain words. */
export function describeReason(reason: ReasonKey): ReasonWords {
  return {
    short: t(`reasons.${reason}.short`),
    sentence: t(`reasons.${reason}.sentence`),
  };
}

/** Why a check failed; undefined if it did not. */
export function reasonWords(check: Pick<Check, 'reason' | 'evidence'>): ReasonWords | undefined {
  if (check.reason === undefined) return undefined;
  return describeReason(isWrongOrder(check) ? 'order' : check.reason);
}
