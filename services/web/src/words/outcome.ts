import type { Check, Mode } from '@hone/contracts';
import { findFirstFailure, type FinalResult } from '../live/submission-view.js';
import { plural } from './quantities.js';
import { REASON_WORDS } from './reasons.js';

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function describeSuccess(result: FinalResult, mode: Mode): string {
  if (result.verdict !== 'accepted') return 'Not every check gave all of its points.';
  return mode === 'run' ? 'The samples pass. Submit to be judged on hidden data.' : 'Every check passes.';
}

/** Why the verdict is what it is, in a line: the reason, where it was met first, and how often checks failed. */
export function describeOutcome(checks: readonly Check[], result: FinalResult, mode: Mode): string {
  if (result.reason === null) return describeSuccess(result, mode);
  const words = REASON_WORDS[result.reason];
  const cause =
    checks.find((check) => check.status === 'fail' && check.reason === result.reason) ??
    findFirstFailure({ checks });
  // Without a program no check says anything of its own.
  if (cause === undefined || result.reason === 'compile-error') return words.sentence;
  const failed = checks.filter((check) => check.status === 'fail' || check.status === 'error').length;
  return `${capitalize(words.short)} in “${cause.title}”. ${failed} of ${plural(checks.length, 'check')} failed.`;
}
