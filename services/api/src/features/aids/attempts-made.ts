import { isSolved } from '../submissions/is-solved.js';
import type { SubmissionRepository } from '../submission-records/repository.js';

/** What somebody has done in one challenge without help. */
export interface AttemptsMade {
  /** Submits that were graded; neither runs and regrades, nor what was voided or cancelled. */
  readonly graded: number;
  readonly solved: boolean;
}

export interface AttemptsSource {
  attemptsOf(user: string, slug: string): Promise<AttemptsMade>;
}

/** Counts the submissions themselves. */
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
