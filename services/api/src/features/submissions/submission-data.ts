import type { PersonalData } from '../accounts/personal-data.js';
import type { QueueEntryRepository } from '../queue/repository.js';
import { presentSubmission } from './present.js';
import { isFinal, type SubmissionRecord } from '../submission-records/record.js';
import type { RegradeRepository } from './regrades.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import type { SubmissionHistories } from './submission-histories.js';
import { cancelAttempt, type CancelOptions } from './use-cases.js';

export interface SubmissionDataOptions extends CancelOptions {
  readonly submissions: SubmissionRepository;
  readonly queueEntries: QueueEntryRepository;
  readonly regrades: RegradeRepository;
  readonly histories: SubmissionHistories;
  /** Interrupts an erasure between two submissions; the next run continues there. */
  readonly stopping: AbortSignal;
}

const PAGE = 100;

/**
 * Submissions as personal data, with files, records of attempts and queue entries. A running one continues
 * under its new owner.
 */
export function createSubmissionData(options: SubmissionDataOptions): PersonalData {
  const { submissions, queueEntries, regrades, histories, stopping } = options;
  return {
    name: 'submissions',
    async move(from, to) {
      await submissions.moveAll(from, to);
      await queueEntries.moveAll(from, to);
      await repairOutcomes(options, to);
    },
    async erase(user) {
      for await (const record of each(submissions, user)) {
        stopping.throwIfAborted();
        await eraseOne(options, record);
      }
      // Entries of requests that broke off before the submission was stored.
      for (const entry of await queueEntries.list())
        if (entry.user === user) await queueEntries.remove(entry.submission);
      await regrades.forget(user);
    },
    async *list(user) {
      for await (const record of each(submissions, user)) {
        const { entry, input } = record;
        const files = await submissions.getFiles(record.id);
        yield { ...presentSubmission(await histories.of(record)), entry, input, files };
      }
    },
  };
}

/** The submissions of a user, newest first, read page by page. */
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
 * Updates are not atomic everywhere: moving a record may undo an outcome that was stored at the same time.
 * The terminal record still exists, so the outcome is stored again.
 */
async function repairOutcomes(options: SubmissionDataOptions, user: string): Promise<void> {
  const { submissions, attempts } = options;
  for await (const record of each(submissions, user)) {
    if (record.outcome !== undefined) continue;
    const final = (await submissions.listEndings(record.id)).find(isFinal);
    if (final !== undefined) await attempts.finish(final);
  }
}

/** Ends the submission first, so that the worker's report is ignored and its live log is deleted. */
async function eraseOne(options: SubmissionDataOptions, record: SubmissionRecord): Promise<void> {
  const { submissions, queueEntries, regrades } = options;
  if (record.outcome === undefined) await cancelAttempt(options, record);
  await queueEntries.remove(record.id);
  await regrades.removeOf(record.id);
  await submissions.remove(record.id);
}
