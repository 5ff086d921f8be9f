import type { Mode, QueuePlace } from '@hone/contracts';
import type { FinalResult, ProvisionalResult, SubmissionView } from '../live/submission-view.js';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/results.js';
import { formatPoints } from './quantities.js';
import { describeReason, reasonWords } from './reasons.js';

/** Seconds or minutes, rounded to their precision. */
function roundSpan(ms: number): { readonly unit: 'seconds' | 'minutes'; readonly value: number } {
  const seconds = ms / 1_000;
  return seconds < 90
    ? { unit: 'seconds', value: Math.max(5, Math.round(seconds / 5) * 5) }
    : { unit: 'minutes', value: Math.round(seconds / 60) };
}

/** `about 20 s`, or `about 20–40 s` where the bounds differ. */
function formatRange(fromMs: number, toMs: number): string {
  if (toMs < 5_000) return t('progress.soon');
  const [low, high] = [roundSpan(fromMs), roundSpan(toMs)];
  const [from, to] = [low, high].map(({ unit, value }) => tCommon(`quantity.${unit}`, { value }));
  if (from === undefined || to === undefined || from === to) return t('progress.about', { time: from ?? '' });
  if (low.unit !== high.unit) return t('progress.aboutFromTo', { from, to });
  const values = { from: low.value, to: high.value };
  return high.unit === 'seconds' ? t('progress.aboutSeconds', values) : t('progress.aboutMinutes', values);
}

/** Place in the queue in words: how many go first, and when it starts, as far as that is known. */
export function describeQueue(
  place: Partial<QueuePlace>,
  provisional: ProvisionalResult | null = null,
): string {
  const { position, starts } = place;
  const stage = place.stage ?? (provisional === null ? 'grading' : 'measuring');
  const where = describePlace(position, stage);
  const words =
    starts == null
      ? where
      : t('progress.starts', { place: where, time: formatRange(starts.fromMs, starts.toMs) });
  return withProvisional(provisional, words);
}

function describePlace(position: number | undefined, stage: NonNullable<QueuePlace['stage']>): string {
  const measuring = stage === 'measuring';
  if (position === undefined) return measuring ? t('progress.toMeasure') : t('progress.inQueue');
  if (position === 0) return measuring ? t('progress.nextToMeasure') : t('progress.next');
  return measuring
    ? t('progress.behindMeasured', { count: position })
    : t('progress.behind', { count: position });
}

/** The result so far, as the first sentence. */
function withProvisional(provisional: ProvisionalResult | null, words: string): string {
  if (provisional === null) return words;
  const { correct, points, max } = provisional;
  const score = { points: formatPoints(points), max: formatPoints(max) };
  const first = correct ? t('progress.correct', score) : t('progress.incorrect', score);
  return tCommon('sentences', { first, second: words });
}

function describeNow(view: SubmissionView): string {
  // Long phases report their activity; elsewhere the arriving checks report enough.
  if (view.note !== null) return view.note;
  if (view.provisional !== null) return t('progress.measuring');
  if (view.total !== null && view.done < view.total)
    return t('progress.check', { number: view.done + 1, total: view.total });
  if (view.total !== null) return t('progress.checksDone', { count: view.total });
  return view.phase === null ? t('progress.starting') : t(`phases.${view.phase}`);
}

function describeRunning(view: SubmissionView): string {
  const now = withProvisional(view.provisional, describeNow(view));
  return view.attempt > 1 ? t('progress.retrying', { now }) : now;
}

/** Current progress in a few words; for the console and, throttled, for screen readers. */
export function describeProgress(view: SubmissionView, mode: Mode): string {
  switch (view.stage) {
    case 'waiting':
      return t('progress.loading');
    case 'queued':
      return describeQueue(view.position === null ? {} : { position: view.position }, view.provisional);
    case 'running':
      return describeRunning(view);
    case 'finished':
      return view.result === null ? t('progress.finished') : describeResult(view, view.result, mode);
    case 'voided':
      return t('progress.voided');
    case 'cancelled':
      return t('progress.cancelled');
  }
}

function describeVerdict(
  { checks }: Pick<SubmissionView, 'checks'>,
  result: FinalResult,
  mode: Mode,
): string {
  const verdict = t(`spoken.${result.verdict}`);
  if (result.reason === null) return t(`spoken.${mode}`, { verdict });
  const cause = checks.find((check) => check.status === 'fail' && check.reason === result.reason);
  const reason = ((cause && reasonWords(cause)) ?? describeReason(result.reason)).short;
  return t(`spoken.${mode}Because`, { verdict, reason });
}

/** The final sentences: the verdict's word, why, and the score. */
export function describeResult(
  view: Pick<SubmissionView, 'checks'>,
  result: FinalResult,
  mode: Mode,
): string {
  const { score } = result;
  const count = view.checks.length;
  const passed = view.checks.filter((check) => check.status === 'pass').length;
  const share =
    score === null
      ? t('spoken.passed', { passed, count })
      : t('spoken.passedFor', {
          passed,
          count,
          points: formatPoints(score.points),
          max: formatPoints(score.max),
        });
  return tCommon('sentences', { first: describeVerdict(view, result, mode), second: share });
}
