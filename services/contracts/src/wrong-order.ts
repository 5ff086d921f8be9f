import type { Check, Evidence } from './outcome.js';

/** Beginning of the message about a correct result in the wrong order; its reason is `presentation`. */
export const WRONG_ORDER = 'Wrong order';

/**
 * Whether a check failed only because of the order, which is reported as such and not as a formatting error.
 */
export function isWrongOrder({ reason, evidence }: Pick<Check, 'reason' | 'evidence'>): boolean {
  return reason === 'presentation' && textOf(evidence).includes(`${WRONG_ORDER}:`);
}

function textOf(evidence: Evidence | undefined): string {
  return evidence !== undefined && 'text' in evidence ? (evidence.text ?? '') : '';
}
