import type { Reveal } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import type { SubmissionHistories } from '../submissions/submission-histories.js';
import type { AidRepository } from './repository.js';

/**
 * Returns the data on which a hidden generated check failed, and records that it was shown. Throws
 * `SUBMISSION_NOT_FOUND` for submissions of other users, `REVEAL_NOT_FOUND` when there is nothing to show.
 */
export type RevealCheck = (submission: string, check: string, user: string | undefined) => Promise<Reveal>;

export interface RevealCheckOptions {
  readonly histories: Pick<SubmissionHistories, 'find'>;
  readonly aids: Pick<AidRepository, 'insert'>;
  readonly clock: Pick<Clock, 'now'>;
}

export function createRevealCheck({ histories, aids, clock }: RevealCheckOptions): RevealCheck {
  return async (submission, check, user) => {
    const history = await histories.find(submission, user);
    if (history === undefined || history.record.user !== user) throw new AppError('SUBMISSION_NOT_FOUND');
    const reveal = history.final?.details.reveals?.find((other) => other.check === check);
    if (reveal === undefined) throw new AppError('REVEAL_NOT_FOUND');
    await aids.insert({
      type: 'reveal',
      user,
      slug: history.record.slug,
      submission,
      check,
      at: clock.now(),
    });
    return reveal;
  };
}
