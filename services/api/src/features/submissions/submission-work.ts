import type { PersonalWork } from '../accounts/personal-work.js';
import type { OrderRepository } from '../orders/repository.js';
import { presentSubmission } from './present.js';
import { isFinal, type SubmissionRecord } from '../submission-records/record.js';
import type { RegradeRepository } from './regrades.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import type { Stories } from './stories.js';
import { cancelAttempt, type CancelOptions } from './use-cases.js';

export interface SubmissionWorkOptions extends CancelOptions {
  readonly submissions: SubmissionRepository;
  readonly orders: OrderRepository;
  readonly regrades: RegradeRepository;
  readonly stories: Stories;
  /** Ends an erasure between two submissions; the next one goes on where it ended. */
  readonly stopping: AbortSignal;
}

const PAGE = 100;

/** Submissions with files, endings and orders. One that runs goes on under its new owner. */
export function createSubmissionWork(options: SubmissionWorkOptions): PersonalWork {
  const { submissions, orders, regrades, stories, stopping } = options;
  return {
    name: 'submissions',
    async move(from, to) {
      await submissions.moveAll(from, to);
      await orders.moveAll(from, to);
      await mendOutcomes(options, to);
    },
    async erase(user) {
      for await (const record of each(submissions, user)) {
        stopping.throwIfAborted();
        await eraseOne(options, record);
      }
      // Of requests that broke off between the order and the submission.
      for (const order of await orders.list()) if (order.user === user) await orders.remove(order.submission);
      await regrades.forget(user);
    },
    async *tell(user) {
      for await (const record of each(submissions, user)) {
        const { entry, input } = record;
        const files = await submissions.getFiles(record.id);
        yield { ...presentSubmission(await stories.tell(record)), entry, input, files };
      }
    },
  };
}

/** The submissions of a user, newest first, a page at a time. */
async function* each(submissions: SubmissionRepository, user: string): AsyncIterable<SubmissionRecord> {
  let before: string | undefined;
  for (;;) {
    const page = await submissions.list({ user, before, limit: PAGE });
    yield* page;
    before = page.at(-1)?.id;
    if (before === undefined || page.length < PAGE) return;
  }
}

/**
 * An update is not atomic everywhere: moving a record may write it back without the outcome that was noted meanwhile. Its
 * ending is still there, and noting it again is harmless.
 */
async function mendOutcomes(options: SubmissionWorkOptions, user: string): Promise<void> {
  const { submissions, attempts } = options;
  for await (const record of each(submissions, user)) {
    if (record.outcome !== undefined) continue;
    const final = (await submissions.listEndings(record.id)).find(isFinal);
    if (final !== undefined) await attempts.finish(final);
  }
}

/** Ends the submission first: then the worker's report changes nothing, and its live list does not stay. */
async function eraseOne(options: SubmissionWorkOptions, record: SubmissionRecord): Promise<void> {
  const { submissions, orders, regrades } = options;
  if (record.outcome === undefined) await cancelAttempt(options, record);
  await orders.remove(record.id);
  await regrades.removeOf(record.id);
  await submissions.remove(record.id);
}
