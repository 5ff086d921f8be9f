import type { Check, CheckStatus, Mode } from '@hone/contracts';
import type { FinalResult } from '../live/submission-view.js';
import { t } from '../strings/results.js';
import { findCause } from './cause.js';
import { formatPercent, formatPoints, roundPoints } from './quantities.js';
import { describeReason, reasonWords } from './reasons.js';

/** A check's status in a word. */
export function statusLabel(status: CheckStatus): string {
  return t(`checks.${status}`);
}

/** What a passing check still lacks, such as `2.3 points lost: see the curve`; undefined at full points. */
export function pointsLost(check: Check, score: FinalResult['score']): string | undefined {
  if (check.status !== 'pass' || check.score === 1) return undefined;
  const components = score?.groups.flatMap((group) => group.components) ?? [];
  const own = components.find((component) => component.check === check.id);
  if (own === undefined || own.points >= own.max) return undefined;
  const lost = t('outcome.lost', { count: roundPoints(own.max - own.points) });
  const shown = check.evidence?.type;
  const isMeasured = shown === 'speed' || shown === 'memory' || shown === 'work';
  return isMeasured ? t(`outcome.lostBy.${shown}`, { lost }) : lost;
}

/** Earned points of a check, such as `0 of 8.7 points`; undefined if it has none. */
export function pointsOf(check: Check, score: FinalResult['score']): string | undefined {
  const components = score?.groups.flatMap((group) => group.components) ?? [];
  const own = components.find((component) => component.check === check.id);
  if (own === undefined || own.max === 0) return undefined;
  return t('checks.earns', { points: formatPoints(own.points), max: formatPoints(own.max) });
}

/** Why the groups add up to more than the score, unless the rule is `said` already; else undefined. */
export function describeCap(
  checks: readonly Check[],
  score: FinalResult['score'],
  said?: string,
): string | undefined {
  if (score?.cap === undefined) return undefined;
  const { at, check: id } = score.cap;
  const failed = checks.find((each) => each.id === id);
  const cap = { percent: formatPercent(at / 100), check: failed?.title ?? id };
  return failed?.rule === undefined || said?.includes(failed.rule)
    ? t('outcome.capped', cap)
    : t('outcome.cappedByRule', { ...cap, rule: failed.rule });
}

function describeSuccess(checks: readonly Check[], { verdict, score }: FinalResult, mode: Mode): string {
  const own = checks.find(({ id, status }) => id === 'custom' && status !== 'skipped');
  if (own?.status === 'fail') return t('outcome.inputError');
  if (verdict !== 'accepted') return t('outcome.notAll');
  if (own?.evidence?.type === 'exchange') return t('outcome.requestsSent');
  if (mode === 'run') return t('outcome.samplesPass');
  const lost = checks.map((check) => pointsLost(check, score)).find((each) => each !== undefined);
  return lost === undefined ? t('outcome.allPass') : t('outcome.allPassBut', { lost });
}

/** Why the verdict is what it is: the reason, the check that shows it, and how many checks failed. */
export function describeOutcome(checks: readonly Check[], result: FinalResult, mode: Mode): string {
  if (result.reason === null) return describeSuccess(checks, result, mode);
  const cause = findCause(checks, result.reason);
  const words = (cause && reasonWords(cause)) ?? describeReason(result.reason);
  // Without a program, checks give no reasons.
  if (cause === undefined || result.reason === 'compile-error') return words.sentence;
  const failed = checks.filter((check) => check.status === 'fail' || check.status === 'error').length;
  return t('outcome.failed', { reason: words.short, check: cause.title, failed, count: checks.length });
}
