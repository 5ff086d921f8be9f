import type { Mode } from '@hone/contracts';
import type { FinalResult, SubmissionView } from '../live/submission-view.js';
import { PHASE_WORDS } from './labels.js';
import { formatPoints, plural } from './quantities.js';
import { REASON_WORDS, reasonWords } from './reasons.js';

const ENDINGS: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  one: 'st',
  two: 'nd',
  few: 'rd',
  other: 'th',
  zero: 'th',
  many: 'th',
};
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

/** `1st`, `22nd`, `13th`. */
function formatOrdinal(count: number): string {
  return `${count}${ENDINGS[ordinals.select(count)]}`;
}

/** A waiting time as one may promise it: never more exact than it is known. */
function formatWait(ms: number): string {
  const seconds = ms / 1_000;
  if (seconds < 5) return 'a few seconds';
  if (seconds < 90) return `about ${Math.max(5, Math.round(seconds / 5) * 5)} s`;
  return `about ${Math.round(seconds / 60)} min`;
}

/** Place in the queue in words, with the time to the verdict where it is known. `position`: served before. */
export function describeQueue(position: number | null, etaMs: number | null = null): string {
  const place = position === null ? 'Waiting in the queue' : describePlace(position);
  return etaMs === null ? place : `${place}, ${formatWait(etaMs)}`;
}

function describePlace(position: number): string {
  return position === 0 ? 'Next in line' : `${formatOrdinal(position + 1)} in line`;
}

function describeRunning(view: SubmissionView): string {
  const again = view.attempt > 1 ? 'Taken again. ' : '';
  // What takes long tells what it does; elsewhere the checks that come in tell enough.
  if (view.note !== null) return `${again}${view.note}`;
  if (view.total !== null && view.done < view.total)
    return `${again}Running check ${view.done + 1} of ${view.total}`;
  if (view.total !== null) return `${again}All ${view.total} checks ran, working out the result`;
  return `${again}${view.phase === null ? 'Taken by a worker' : PHASE_WORDS[view.phase]}`;
}

/** What is happening now, in a few words; for the console and, throttled, for screen readers. */
export function describeProgress(view: SubmissionView, mode: Mode): string {
  switch (view.stage) {
    case 'waiting':
      return 'Sent, waiting for news';
    case 'queued':
      return describeQueue(view.position);
    case 'running':
      return describeRunning(view);
    case 'finished':
      return view.result === null ? 'Finished' : describeResult(view, view.result, mode);
    case 'voided':
      return 'Voided: a platform fault, it does not count against you';
    case 'cancelled':
      return 'Cancelled';
  }
}

/** The final sentence: the verdict's word, why, and the score. */
export function describeResult(
  view: Pick<SubmissionView, 'checks'>,
  result: FinalResult,
  mode: Mode,
): string {
  const cause = view.checks.find((check) => check.status === 'fail' && check.reason === result.reason);
  const words =
    (cause && reasonWords(cause)) ?? (result.reason === null ? undefined : REASON_WORDS[result.reason]);
  const why = words === undefined ? '' : `, ${words.short}`;
  const passed = view.checks.filter((check) => check.status === 'pass').length;
  const share = `${passed} of ${plural(view.checks.length, 'check')} passed`;
  const points =
    result.score === null
      ? ''
      : `, ${formatPoints(result.score.points)} of ${formatPoints(result.score.max)} points`;
  return `${mode === 'run' ? 'Run' : 'Verdict'}: ${result.verdict}${why}. ${share}${points}.`;
}
