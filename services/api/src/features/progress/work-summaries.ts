import type { Clock } from '@hone/kit';
import type { CountedSubmission, SubmissionRepository } from '../submission-records/repository.js';
import { countWork } from './count-work.js';
import { emptySummary, SUMMARY_VERSION, type SummaryRepository, type WorkSummary } from './repository.js';

export interface WorkSummaries {
  /** The work of a person, including submissions that are not graded yet. */
  of(user: string): Promise<WorkSummary>;
}

export interface WorkSummaryOptions {
  readonly summaries: SummaryRepository;
  readonly submissions: Pick<SubmissionRepository, 'listAfter'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Read at a time. */
const PAGE = 500;
/**
 * Ids sort by the time of the process that made them, and a submission is stored a little later. Younger ones are counted
 * at each read and not stored, so that none is passed over.
 */
const SETTLED_MS = 60_000;

/**
 * Summaries are stored up to the last submission for which all earlier ones are finished and settled; a read counts
 * only later submissions.
 */
export function createWorkSummaries({ summaries, submissions, clock }: WorkSummaryOptions): WorkSummaries {
  return {
    async of(user) {
      const found = await summaries.find(user);
      let stored = found?.v === SUMMARY_VERSION ? found : emptySummary(user);
      const settledBefore = clock.now() - SETTLED_MS;
      const isOver = ({ outcome, createdAt }: CountedSubmission) =>
        outcome !== undefined && createdAt < settledBefore;
      for (;;) {
        const page = await submissions.listAfter(user, stored.upTo, PAGE);
        const open = page.findIndex((record) => !isOver(record));
        const over = open < 0 ? page : page.slice(0, open);
        if (over.length > 0) {
          stored = countWork(stored, over);
          await summaries.put(stored);
        }
        if (open >= 0) return countRest(user, stored, page.slice(open));
        if (page.length < PAGE) return stored;
      }
    },
  };

  /** Counts what cannot be stored yet, without storing it. */
  async function countRest(
    user: string,
    stored: WorkSummary,
    first: CountedSubmission[],
  ): Promise<WorkSummary> {
    let summary = countWork(stored, first);
    for (;;) {
      const page = await submissions.listAfter(user, summary.upTo, PAGE);
      if (page.length === 0) return summary;
      summary = countWork(summary, page);
    }
  }
}
