import { isSolved } from '../submissions/is-solved.js';
import type { SubmissionRepository } from '../submission-records/repository.js';

/** What a user has done in one challenge. */
export interface AttemptsMade {
  /** Graded submissions of mode submit; without regrades, voided and cancelled ones. */
  readonly graded: number;
  readonly solved: boolean;
}

export interface AttemptsSource {
  attemptsOf(user: string, slug: string): Promise<AttemptsMade>;
}

export function createAttemptsSource(submissions: Pick<SubmissionRepository, 'listSubmits'>): AttemptsSource {
  return {
    async attemptsOf(user, slug) {
      const submits = await submissions.listSubmits(user, slug);
      const graded = submits.filter(
        ({ outcome, regradeOf }) => outcome?.status === 'graded' && regradeOf === undefined,
      );
      const solved = graded.some(({ outcome }) => isSolved(outcome));
      return { graded: graded.length, solved };
    },
  };
}
