import type { Mode } from '@hone/contracts';
import type { FinalResult, SubmissionView } from '../live/submission-view.js';
import { PHASE_WORDS } from './labels.js';
import { formatPoints, plural } from './quantities.js';
import { REASON_WORDS } from './reasons.js';

function describeQueue(position: number | null): string {
  if (position === null) return 'Waiting in the queue';
  return position === 0 ? 'Next in the queue' : `Waiting in the queue, place ${position}`;
}

function describeRunning(view: SubmissionView): string {
  const again = view.attempt > 1 ? 'Taken again. ' : '';
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
  const why = result.reason === null ? '' : `, ${REASON_WORDS[result.reason].short}`;
  const passed = view.checks.filter((check) => check.status === 'pass').length;
  const share = `${passed} of ${plural(view.checks.length, 'check')} passed`;
  const points =
    result.score === null
      ? ''
      : `, ${formatPoints(result.score.points)} of ${formatPoints(result.score.max)} points`;
  return `${mode === 'run' ? 'Run' : 'Verdict'}: ${result.verdict}${why}. ${share}${points}.`;
}
