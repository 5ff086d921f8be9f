import { jobId, type SourceFile, type Submission, type SubmissionSummary } from '@hone/contracts';
import { AppError, type CancelChannel, type Logger } from '@hone/kit';
import type { ProgressSource } from '../challenges/use-cases.js';
import type { LaneQueues } from '../orders/dispatcher.js';
import { currentAttempt, type Attempts } from './attempts.js';
import { presentRow, presentSubmission } from './present.js';
import { isFinal } from './record.js';
import type { HistoryQuery, SubmissionRepository } from './repository.js';
import type { Stories, Story } from './stories.js';
import { laneOf } from './submit.js';

/** What somebody can do with submissions of their own; anybody else's throws `SUBMISSION_NOT_FOUND`. */
export interface SubmissionUseCases {
  getStory(id: string, user: string | undefined): Promise<Story>;
  get(id: string, user: string | undefined): Promise<Submission>;
  getFiles(id: string, user: string | undefined): Promise<SourceFile[]>;
  list(
    query: Omit<HistoryQuery, 'user'>,
    user: string | undefined,
  ): Promise<{ items: SubmissionSummary[]; nextCursor: string | null }>;
  /** Ends a submission that is not finished; a finished one stays what it is. */
  cancel(id: string, user: string | undefined): Promise<Submission>;
}

export interface SubmissionUseCaseOptions {
  readonly submissions: SubmissionRepository;
  readonly stories: Stories;
  readonly attempts: Attempts;
  readonly queues: LaneQueues;
  readonly cancelChannel: CancelChannel;
  readonly logger: Logger;
}

/** What can be done about submissions once they are in. */
export function createSubmissionUseCases(options: SubmissionUseCaseOptions): SubmissionUseCases {
  const { submissions, stories } = options;

  async function getStory(id: string, user: string | undefined): Promise<Story> {
    const story = await stories.find(id, user);
    if (story === undefined) throw new AppError('SUBMISSION_NOT_FOUND');
    return story;
  }

  return {
    getStory,
    get: async (id, user) => presentSubmission(await getStory(id, user)),
    async getFiles(id, user) {
      const record = await submissions.find(id);
      if (record === undefined || record.user !== user) throw new AppError('SUBMISSION_NOT_FOUND');
      return submissions.getFiles(id);
    },
    async list(query, user) {
      if (user === undefined) return { items: [], nextCursor: null };
      const rows = await submissions.list({ ...query, user, limit: query.limit + 1 });
      const shown = rows.slice(0, query.limit);
      const items = await Promise.all(
        shown.map(async (record) =>
          presentRow(record.outcome === undefined ? await stories.tell(record) : { record, events: [] }),
        ),
      );
      return { items, nextCursor: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null };
    },
    async cancel(id, user) {
      const { record } = await getStory(id, user);
      await cancelAttempt(options, record);
      return presentSubmission(await getStory(id, user));
    },
  };
}

async function cancelAttempt(options: SubmissionUseCaseOptions, record: Story['record']): Promise<void> {
  const endings = await options.submissions.listEndings(record.id);
  if (endings.some(isFinal)) return;
  const running = { record, endings };
  await options.attempts.cancel(running);
  try {
    await options.queues[laneOf(record.mode)].remove(jobId(record.id, currentAttempt(running)));
    await options.cancelChannel.cancel(record.id);
  } catch (error) {
    // The worker's events and its report are refused from now on; it only works in vain.
    options.logger.warn({ err: error, submission: record.id }, 'the worker could not be told of a cancel');
  }
}

/** How far somebody is with challenges: the best submit counts. */
export function createProgressSource(submissions: SubmissionRepository): ProgressSource {
  return {
    async progressOf(user, slug) {
      const progress = new Map<string, 'tried' | 'solved'>();
      for (const { slug: of, outcome } of await submissions.listSubmits(user, slug)) {
        const solved = outcome?.verdict === 'accepted' || progress.get(of) === 'solved';
        progress.set(of, solved ? 'solved' : 'tried');
      }
      return progress;
    },
  };
}
