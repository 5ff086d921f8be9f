import type { LearningAids } from '@hone/contracts';
import { plural } from './quantities.js';

type Hints = Pick<LearningAids, 'hints' | 'hintsAvailable' | 'attemptsToNextHint'>;

/** What the next hint needs. */
export function describeNextHint({ hints, hintsAvailable, attemptsToNextHint }: Hints): string {
  if (hintsAvailable === 0) return 'This challenge has no hints.';
  if (attemptsToNextHint === null) return 'These are all hints there are.';
  const which = hints.length === 0 ? 'The first hint' : `Hint ${hints.length + 1} of ${hintsAvailable}`;
  if (attemptsToNextHint > 0)
    return `${which} opens after ${plural(attemptsToNextHint, 'more graded submission')}.`;
  return `${which} may be shown. Try without it as long as you can.`;
}
