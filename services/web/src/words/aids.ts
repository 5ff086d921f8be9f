import type { LearningAids } from '@hone/contracts';
import { t } from '../strings/challenge.js';

type Hints = Pick<LearningAids, 'hints' | 'hintsAvailable' | 'attemptsToNextHint'>;

/** What the next hint needs. */
export function describeNextHint({ hints, hintsAvailable, attemptsToNextHint }: Hints): string {
  if (hintsAvailable === 0) return t('hints.none');
  if (attemptsToNextHint === null) return t('hints.noMore');
  const isFirst = hints.length === 0;
  const next = { number: hints.length + 1, total: hintsAvailable };
  if (attemptsToNextHint === 0) return isFirst ? t('hints.firstReady') : t('hints.nextReady', next);
  const count = attemptsToNextHint;
  return isFirst ? t('hints.firstLocked', { count }) : t('hints.nextLocked', { ...next, count });
}
