import type { Mode, QueuePlace } from '@hone/contracts';
import type { FinalResult, ProvisionalResult, SubmissionView } from '../live/submission-view.js';
import { PHASE_WORDS } from './labels.js';
import { formatPoints, plural } from './quantities.js';
import { REASON_WORDS, reasonWords } from './reasons.js';

/** Seconds or minutes, rounded as coarsely as they are known. */
function formatSpan(ms: number): string {
  const seconds = ms / 1_000;
  if (seconds < 90) return `${Math.max(5, Math.round(seconds / 5) * 5)} s`;
  return `${Math.round(seconds / 60)} min`;
}

/** `about 20 s`, or `about 20–40 s` where the bounds differ. */
function formatRange(fromMs: number, toMs: number): string {
  if (toMs < 5_000) return 'a few seconds';
  const [from, to] = [formatSpan(fromMs), formatSpan(toMs)];
  if (from === to) return `about ${from}`;
  const [low = '', unit] = from.split(' ');
  return to.endsWith(` ${unit}`) ? `about ${low}–${to}` : `about ${from} to ${to}`;
}

/** Place in the queue in words: how many go first, and when it starts, as far as that is known. */
export function describeQueue(
  place: Partial<QueuePlace>,
  provisional: ProvisionalResult | null = null,
): string {
  const { position, starts } = place;
  const stage = place.stage ?? (provisional === null ? 'grading' : 'measuring');
  const when = starts == null ? undefined : `starts in ${formatRange(starts.fromMs, starts.toMs)}`;
  const words = [describePlace(position, stage), when].filter((each) => each !== undefined).join(', ');
  return provisional === null ? words : `${describeProvisional(provisional)} ${words}`;
}

function describePlace(position: number | undefined, stage: NonNullable<QueuePlace['stage']>): string {
  const what = stage === 'measuring' ? 'speed measurement' : 'submission';
  if (position === undefined)
    return stage === 'measuring' ? 'Waiting to be measured' : 'Waiting in the queue';
  if (position > 0) return `Waiting for ${plural(position, what)} ahead`;
  return stage === 'measuring' ? 'Next to be measured' : 'Next in line';
}

/** What is decided so far, as a sentence. */
function describeProvisional({ correct, points, max }: ProvisionalResult): string {
  const word = correct ? 'Correct' : 'Not all correct';
  return `${word}, ${formatPoints(points)} of ${formatPoints(max)} points so far.`;
}

function describeRunning(view: SubmissionView): string {
  const again = view.attempt > 1 ? 'Retried. ' : '';
  if (view.provisional !== null)
    return `${again}${describeProvisional(view.provisional)} ${view.note ?? 'Measuring speed…'}`;
  // What takes long tells what it does; elsewhere the checks that come in tell enough.
  if (view.note !== null) return `${again}${view.note}`;
  if (view.total !== null && view.done < view.total)
    return `${again}Running check ${view.done + 1} of ${view.total}`;
  if (view.total !== null) return `${again}All ${view.total} checks ran, working out the result`;
  return `${again}${view.phase === null ? 'Starting' : PHASE_WORDS[view.phase]}`;
}

/** What is happening now, in a few words; for the console and, throttled, for screen readers. */
export function describeProgress(view: SubmissionView, mode: Mode): string {
  switch (view.stage) {
    case 'waiting':
      return 'Sent, waiting for news';
    case 'queued':
      return describeQueue(view.position === null ? {} : { position: view.position }, view.provisional);
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
