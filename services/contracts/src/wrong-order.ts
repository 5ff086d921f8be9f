import type { Check, Evidence } from './outcome.js';

/** How the sentence about a right answer in the wrong order begins; its reason is `presentation`. */
export const WRONG_ORDER = 'Wrong order';

/** Whether a check failed for its order alone, which people are told as such and not as a matter of form. */
export function isWrongOrder({ reason, evidence }: Pick<Check, 'reason' | 'evidence'>): boolean {
  return reason === 'presentation' && textOf(evidence).includes(`${WRONG_ORDER}:`);
}

function textOf(evidence: Evidence | undefined): string {
  return evidence !== undefined && 'text' in evidence ? (evidence.text ?? '') : '';
}
