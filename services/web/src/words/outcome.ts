import type { Check, Mode } from '@hone/contracts';
import { findFirstFailure, type FinalResult } from '../live/submission-view.js';
import { formatPoints, plural } from './quantities.js';
import { REASON_WORDS, reasonWords } from './reasons.js';

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where a reader sees what a measured check measured. */
const PLACES: Partial<Record<NonNullable<Check['evidence']>['type'], string>> = {
  speed: 'the curve',
  memory: 'the memory',
  work: 'the counts',
};

/** What a check that passes still lacks, such as `2.3 points left: see the curve`; undefined where it has all. */
export function pointsLeft(check: Check, score: FinalResult['score']): string | undefined {
  if (check.status !== 'pass' || check.score === 1) return undefined;
  const components = score?.groups.flatMap((group) => group.components) ?? [];
  const own = components.find((component) => component.check === check.id);
  if (own === undefined || own.points >= own.max) return undefined;
  const left = formatPoints(own.max - own.points);
  const place = check.evidence === undefined ? undefined : PLACES[check.evidence.type];
  return `${left} ${left === '1' ? 'point' : 'points'} left${place === undefined ? '' : `: see ${place}`}`;
}

/** Why the groups add up to more than the score; undefined where they do not. */
export function describeCap(checks: readonly Check[], score: FinalResult['score']): string | undefined {
  if (score?.cap === undefined) return undefined;
  const { at, check: id } = score.cap;
  const check = checks.find((each) => each.id === id);
  const rule = check?.rule === undefined ? '' : `: ${check.rule}`;
  return `Held at ${at}% because “${check?.title ?? id}” failed${rule}`;
}

function describeSuccess(checks: readonly Check[], { verdict, score }: FinalResult, mode: Mode): string {
  if (verdict !== 'accepted') return 'Not every check passes.';
  if (mode === 'run') return 'The samples pass. Submit to be judged on hidden data.';
  const left = checks.map((check) => pointsLeft(check, score)).find((each) => each !== undefined);
  return left === undefined ? 'Every check passes.' : `Every check passes. ${left}.`;
}

/** Why the verdict is what it is, in a line: the reason, where it was met first, and how often checks failed. */
export function describeOutcome(checks: readonly Check[], result: FinalResult, mode: Mode): string {
  if (result.reason === null) return describeSuccess(checks, result, mode);
  const cause =
    checks.find((check) => check.status === 'fail' && check.reason === result.reason) ??
    findFirstFailure({ checks });
  const words = (cause && reasonWords(cause)) ?? REASON_WORDS[result.reason];
  // Without a program no check says anything of its own.
  if (cause === undefined || result.reason === 'compile-error') return words.sentence;
  const failed = checks.filter((check) => check.status === 'fail' || check.status === 'error').length;
  return `${capitalize(words.short)} in “${cause.title}”. ${failed} of ${plural(checks.length, 'check')} failed.`;
}
