import type { RegradeComparison } from '@hone/contracts';
import { CHECK_WORDS, VERDICT_WORDS } from './labels.js';
import { formatPoints } from './quantities.js';

interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

type ComparedCheck = RegradeComparison['checks'][number];
type Moment = 'before' | 'after';

function percentWords(percent: number | null): string {
  return percent === null ? 'no score' : `${formatPoints(percent)} %`;
}

function checkWords({ status, score }: ComparedCheck, when: Moment): string {
  const word = status[when];
  if (word === null) return 'not there';
  const points = score[when];
  return points === null || points === 0 || points === 1
    ? CHECK_WORDS[word]
    : `${CHECK_WORDS[word]}, ${percentWords(points * 100)}`;
}

/** What a regrade changed, line by line: verdict and score always, checks where they differ. */
export function changesOf({ verdict, percent, checks }: RegradeComparison): Change[] {
  const verdictAt = (when: Moment) => {
    const word = verdict[when];
    return word === null ? 'none' : VERDICT_WORDS[word];
  };
  return [
    { what: 'Verdict', before: verdictAt('before'), after: verdictAt('after') },
    { what: 'Score', before: percentWords(percent.before), after: percentWords(percent.after) },
    ...checks.map((check) => ({
      what: check.title,
      before: checkWords(check, 'before'),
      after: checkWords(check, 'after'),
    })),
  ];
}
