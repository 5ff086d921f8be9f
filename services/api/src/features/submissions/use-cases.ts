import { jobId, type SourceFile, type Submission, type SubmissionSummary } from '@hone/contracts';
import { AppError, type Channel, type Logger } from '@hone/kit';
import type { ProgressSource } from '../challenges/use-cases.js';
import type { LaneQueues } from '../orders/dispatcher.js';
import type { QueuePlaces } from '../orders/queue-places.js';
import { currentAttempt } from '../submission-records/running.js';
import type { Attempts } from './attempts.js';
import { compareGrades } from './compare-grades.js';
import { presentRow, presentSubmission } from './present.js';
import { isSolved } from './is-solved.js';
import { isFinal } from '../submission-records/record.js';
import type { RegradeRepository } from './regrades.js';
import type { HistoryQuery, SubmissionRepository } from '../submission-records/repository.js';
import { destinationOf } from '../submission-records/stages.js';
import type { Stories, Story } from './stories.js';

/**
 * What somebody can do with submissions that they may read: their own, and those that they had graded again. Any other
 * throws `SUBMISSION_NOT_FOUND`.
 */
export interface SubmissionUseCases {
  getStory(id: string, user: string | undefined): Promise<Story>;
  get(id: string, user: string | undefined): Promise<Submission>;
  getFiles(id: string, user: string | undefined): Promise<SourceFile[]>;
  list(
    query: Omit<HistoryQuery, 'user'>,
    user: string | undefined,
  ): Promise<{ items: SubmissionSummary[]; nextCursor: string | null }>;
  /**
   * Ends a submission that is not finished; a finished one stays what it is. Throws `AUTH_FORBIDDEN` for a regrade that
   * somebody else asked for, and for what somebody else submitted.
   */
  cancel(id: string, user: string | undefined): Promise<Submission>;
}

export interface SubmissionUseCaseOptions {
  readonly submissions: SubmissionRepository;
  readonly regrades: RegradeRepository;
  readonly places: QueuePlaces;
  readonly stories: Stories;
  readonly attempts: Attempts;
  readonly queues: LaneQueues;
  readonly cancels: Channel;
  readonly logger: Logger;
}

/** What can be done about submissions once they are in. */
export function createSubmissionUseCases(options: SubmissionUseCaseOptions): SubmissionUseCases {
  const { submissions, regrades, stories } = options;

  async function getStory(id: string, user: string | undefined): Promise<Story> {
    const story = await stories.find(id, user);
    if (story === undefined) throw new AppError('SUBMISSION_NOT_FOUND');
    return story;
  }

  async function present(story: Story): Promise<Submission> {
    const shown = presentSubmission(story);
    const queue = shown.status === 'queued' ? { queue: await options.places.find(story.record.id) } : {};
    return { ...shown, ...queue, ...(await presentRegrades(options, story)) };
  }

  return {
    getStory,
    get: async (id, user) => present(await getStory(id, user)),
    async getFiles(id, user) {
      if ((await stories.findRecord(id, user)) === undefined) throw new AppError('SUBMISSION_NOT_FOUND');
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
      if (!(await mayCancel(regrades, record, user))) throw new AppError('AUTH_FORBIDDEN');
      await cancelAttempt(options, record);
      return present(await getStory(id, user));
    },
  };
}

/** A learner may not stop what a reviewer ordered. */
async function mayCancel(
  regrades: RegradeRepository,
  { id, user: owner, regradeOf }: Story['record'],
  user: string | undefined,
): Promise<boolean> {
  if (regradeOf === undefined) return user === owner;
  return user !== undefined && regrades.mayRead(id, user);
}

/** An original names its regrades; a regrade says what it changed. */
async function presentRegrades(
  { submissions, regrades, stories }: SubmissionUseCaseOptions,
  { record, final }: Story,
): Promise<Pick<Submission, 'regrades' | 'comparison'>> {
  if (final === undefined) return {};
  if (record.regradeOf === undefined) {
    const links = await regrades.list(record.id);
    const made = await Promise.all(links.map((link) => submissions.find(link.submission)));
    const ids = made.flatMap((regrade) => (regrade === undefined ? [] : [regrade.id]));
    return ids.length === 0 ? {} : { regrades: ids };
  }
  const original = await submissions.find(record.regradeOf);
  if (final.outcome.status !== 'graded' || original === undefined) return {};
  const before = (await stories.tell(original)).final;
  return before === undefined ? {} : { comparison: compareGrades(before, final) };
}

export type CancelOptions = Pick<
  SubmissionUseCaseOptions,
  'submissions' | 'attempts' | 'queues' | 'cancels' | 'logger'
>;

/** Ends a submission that is not finished, whoever it belongs to. */
export async function cancelAttempt(options: CancelOptions, record: Story['record']): Promise<void> {
  const endings = await options.submissions.listEndings(record.id);
  if (endings.some(isFinal)) return;
  const running = { record, endings };
  await options.attempts.cancel(running);
  try {
    const { lane } = destinationOf(record, endings);
    await options.queues[lane].remove(jobId(record.id, currentAttempt(running)));
    await options.cancels.tell(record.id);
  } catch (error) {
    // The worker's events and its report are refused from now on; it only works in vain.
    options.logger.warn({ err: error, submission: record.id }, 'could not send the cancel to the worker');
  }
}

/** How far somebody is with challenges: the best submit counts. */
export function createProgressSource(submissions: SubmissionRepository): ProgressSource {
  /** What was made of a list; the same list is given out again as long as nothing is new. */
  const told = new WeakMap<object, ReadonlyMap<string, 'tried' | 'solved'>>();
  return {
    async progressOf(user) {
      const submits = await submissions.listSubmits(user);
      const known = told.get(submits);
      if (known !== undefined) return known;
      const progress = new Map<string, 'tried' | 'solved'>();
      told.set(submits, progress);
      for (const { slug: of, outcome } of submits) {
        const solved = isSolved(outcome) || progress.get(of) === 'solved';
        progress.set(of, solved ? 'solved' : 'tried');
      }
      return progress;
    },
  };
}
