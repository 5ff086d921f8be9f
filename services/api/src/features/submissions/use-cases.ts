import { jobId, type SourceFile, type Submission, type SubmissionSummary } from '@hone/contracts';
import { AppError, type Channel, type Logger } from '@hone/kit';
import { sittingOfOwner } from '../sittings/owner.js';
import type { ProgressSource } from '../challenges/use-cases.js';
import type { LaneQueues } from '../queue/dispatcher.js';
import type { QueuePositions } from '../queue/queue-positions.js';
import { currentAttempt } from '../submission-records/running.js';
import type { Attempts } from './attempts.js';
import { compareGrades } from './compare-grades.js';
import { presentRow, presentGlimpses, presentSubmission } from './present.js';
import { isSolved } from './is-solved.js';
import { isFinal } from '../submission-records/record.js';
import type { RegradeRepository } from './regrades.js';
import type { HistoryQuery, SubmissionRepository } from '../submission-records/repository.js';
import { destinationOf } from '../submission-records/stages.js';
import type { SubmissionHistories, SubmissionHistory } from './submission-histories.js';

/**
 * Use cases of submissions that a user may read: their own, and those that they regraded. Others throw
 * `SUBMISSION_NOT_FOUND`.
 */
export interface SubmissionUseCases {
  getHistory(id: string, user: string | undefined): Promise<SubmissionHistory>;
  get(id: string, user: string | undefined): Promise<Submission>;
  getFiles(id: string, user: string | undefined): Promise<SourceFile[]>;
  list(
    query: Omit<HistoryQuery, 'user'>,
    user: string | undefined,
  ): Promise<{ items: SubmissionSummary[]; nextCursor: string | null }>;
  /**
   * Cancels an unfinished submission; a finished one is not changed. Throws `AUTH_FORBIDDEN` for a regrade
   * that another user started, and for submissions of other users.
   */
  cancel(id: string, user: string | undefined): Promise<Submission>;
}

export interface SubmissionUseCaseOptions {
  readonly submissions: SubmissionRepository;
  readonly regrades: RegradeRepository;
  readonly positions: QueuePositions;
  readonly histories: SubmissionHistories;
  readonly attempts: Attempts;
  readonly queues: LaneQueues;
  readonly cancels: Channel;
  readonly logger: Logger;
}

export function createSubmissionUseCases(options: SubmissionUseCaseOptions): SubmissionUseCases {
  const { submissions, regrades, histories } = options;

  async function getHistory(id: string, user: string | undefined): Promise<SubmissionHistory> {
    const history = await histories.find(id, user);
    if (history === undefined) throw new AppError('SUBMISSION_NOT_FOUND');
    return history;
  }

  async function present(history: SubmissionHistory, user: string | undefined): Promise<Submission> {
    const shown = presentSubmission(history);
    const queue = shown.status === 'queued' ? { queue: await options.positions.find(history.record.id) } : {};
    if (sittingOfOwner(history.record.user) !== undefined) return { ...withoutHelp(shown), ...queue };
    // Hidden data are shown to the sender of the answer, not to everybody who may read it.
    const glimpses = user === history.record.user ? presentGlimpses(history) : {};
    return { ...shown, ...glimpses, ...queue, ...(await presentRegrades(options, history)) };
  }

  return {
    getHistory,
    get: async (id, user) => present(await getHistory(id, user), user),
    async getFiles(id, user) {
      if ((await histories.findRecord(id, user)) === undefined) throw new AppError('SUBMISSION_NOT_FOUND');
      return submissions.getFiles(id);
    },
    async list(query, user) {
      if (user === undefined) return { items: [], nextCursor: null };
      const rows = await submissions.list({ ...query, user, limit: query.limit + 1 });
      const shown = rows.slice(0, query.limit);
      const items = await Promise.all(
        shown.map(async (record) =>
          presentRow(record.outcome === undefined ? await histories.of(record) : { record, events: [] }),
        ),
      );
      return { items, nextCursor: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null };
    },
    async cancel(id, user) {
      const { record } = await getHistory(id, user);
      if (!(await mayCancel(regrades, record, user))) throw new AppError('AUTH_FORBIDDEN');
      await cancelAttempt(options, record);
      return present(await getHistory(id, user), user);
    },
  };
}

/** A sitting gives no help: no hints, and no test data to reveal. */
function withoutHelp({ revealable: _revealable, checks, ...shown }: Submission): Submission {
  return { ...shown, checks: checks.map(({ hint: _hint, ...check }) => check) };
}

/** A learner may not cancel a regrade that a reviewer started. */
async function mayCancel(
  regrades: RegradeRepository,
  { id, user: owner, regradeOf }: SubmissionHistory['record'],
  user: string | undefined,
): Promise<boolean> {
  if (regradeOf === undefined) return user === owner;
  return user !== undefined && regrades.mayRead(id, user);
}

/** An original lists its regrades; a regrade shows what it changed. */
async function presentRegrades(
  { submissions, regrades, histories }: SubmissionUseCaseOptions,
  { record, final }: SubmissionHistory,
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
  const before = (await histories.of(original)).final;
  return before === undefined ? {} : { comparison: compareGrades(before, final) };
}

export type CancelOptions = Pick<
  SubmissionUseCaseOptions,
  'submissions' | 'attempts' | 'queues' | 'cancels' | 'logger'
>;

/** Cancels an unfinished submission of any user. */
export async function cancelAttempt(
  options: CancelOptions,
  record: SubmissionHistory['record'],
): Promise<void> {
  const endings = await options.submissions.listEndings(record.id);
  if (endings.some(isFinal)) return;
  const running = { record, endings };
  await options.attempts.cancel(running);
  try {
    const { lane } = destinationOf(record, endings);
    await options.queues[lane].remove(jobId(record.id, currentAttempt(running)));
    await options.cancels.publish(record.id);
  } catch (error) {
    // From now on the worker's events and report are ignored; it only wastes time.
    options.logger.warn({ err: error, submission: record.id }, 'could not send the cancel to the worker');
  }
}

/** Progress of a user in challenges: the best submit counts. */
export function createProgressSource(submissions: SubmissionRepository): ProgressSource {
  /** Computed once per list object; the same list is reused while nothing is new. */
  const cache = new WeakMap<object, ReadonlyMap<string, 'tried' | 'solved'>>();
  return {
    async progressOf(user) {
      const submits = await submissions.listSubmits(user);
      const known = cache.get(submits);
      if (known !== undefined) return known;
      const progress = new Map<string, 'tried' | 'solved'>();
      cache.set(submits, progress);
      for (const { slug: of, outcome } of submits) {
        const solved = isSolved(outcome) || progress.get(of) === 'solved';
        progress.set(of, solved ? 'solved' : 'tried');
      }
      return progress;
    },
  };
}
