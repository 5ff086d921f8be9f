import type { Reveal } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import type { Stories } from '../submissions/stories.js';
import type { AidRepository } from './repository.js';

/**
 * Shows the data that a hidden generated check failed on, and notes that it was shown. Throws `SUBMISSION_NOT_FOUND` for
 * what is not the asker's, `REVEAL_NOT_FOUND` where there is nothing to show (yet).
 */
export type RevealCheck = (submission: string, check: string, user: string | undefined) => Promise<Reveal>;

export interface RevealCheckOptions {
  readonly stories: Pick<Stories, 'find'>;
  readonly aids: Pick<AidRepository, 'insert'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Creates the way to the recorded data of failed checks. */
export function createRevealCheck({ stories, aids, clock }: RevealCheckOptions): RevealCheck {
  return async (submission, check, user) => {
    const story = await stories.find(submission, user);
    if (story === undefined || story.record.user !== user) throw new AppError('SUBMISSION_NOT_FOUND');
    const reveal = story.final?.details.reveals?.find((other) => other.check === check);
    if (reveal === undefined) throw new AppError('REVEAL_NOT_FOUND');
    await aids.insert({
      type: 'reveal',
      user,
      slug: story.record.slug,
      submission,
      check,
      at: clock.now(),
    });
    return reveal;
  };
}
