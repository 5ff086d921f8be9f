import type { RegradeComparison } from '@hone/contracts';
import { t } from '../strings/submission.js';
import { verdictLabel } from './labels.js';
import { statusLabel } from './outcome.js';
import { formatPercent } from './quantities.js';

interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

type ComparedCheck = RegradeComparison['checks'][number];
type Side = 'before' | 'after';

function scoreWords(percent: number | null): string {
  return percent === null ? t('regrades.noScore') : formatPercent(percent / 100);
}

function checkWords({ status, score }: ComparedCheck, side: Side): string {
  const now = status[side];
  if (now === null) return t('regrades.none');
  const points = score[side];
  return points === null || points === 0 || points === 1
    ? statusLabel(now)
    : t('regrades.scored', { status: statusLabel(now), score: formatPercent(points) });
}

/** What a regrade changed, line by line: verdict and score always, checks where they differ. */
export function changesOf({ verdict, percent, checks }: RegradeComparison): Change[] {
  const verdictAt = (side: Side) => {
    const now = verdict[side];
    return now === null ? t('regrades.none') : verdictLabel(now);
  };
  return [
    { what: t('regrades.verdict'), before: verdictAt('before'), after: verdictAt('after') },
    { what: t('regrades.score'), before: scoreWords(percent.before), after: scoreWords(percent.after) },
    ...checks.map((check) => ({
      what: check.title,
      before: checkWords(check, 'before'),
      after: checkWords(check, 'after'),
    })),
  ];
}
