import { memberOf } from './located.js';
import type { Parameter } from './operation.js';

const NAME = /idempot|request-?(id|key|token)|client-?token|repeatability|attempt/i;
const REPEATS = /retr(y|ies)|again|repeat|attempt|twice|duplicat/i;
const IDENTIFIES = /same|once|unique|identif|names?\b|key/i;

/** A header that distinguishes a retry from another request: by its name, or by what its description says. */
export function isAttemptKey({ in: place, name, at }: Parameter): boolean {
  if (place !== 'header') return false;
  const words = memberOf(at.value, 'description');
  return NAME.test(name) || (typeof words === 'string' && REPEATS.test(words) && IDENTIFIES.test(words));
}
