import type { QueuePlace, SourceFile } from '@hone/contracts';
import { AppError, type Clock, type EventLog, type Logger } from '@hone/kit';
import type { Dispatcher } from '../queue/dispatcher.js';
import type { QueueBook } from '../queue/queue-book.js';
import type { QueuePositions } from '../queue/queue-positions.js';
import { newQueueEntry, type QueueEntry } from '../queue/repository.js';
import type { SubmissionRecord } from '../submission-records/record.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import { destinationOf } from '../submission-records/stages.js';

/** An accepted submission and its queue position. */
export interface Accepted {
  readonly record: SubmissionRecord;
  readonly place: QueuePlace;
}

/** Admits submissions to the queue. */
export interface Admission {
  /**
   * Reads the queue. The returned function throws `QUEUE_FULL` when too many entries are open in total, or of
   * this user, who may fill half of the queue.
   */
  readQueue(): Promise<(user: string | undefined) => void>;
  /**
   * Stores and queues a submission; from then on it is graded, whatever fails. Repeating it creates one
   * submission.
   */
  accept(record: SubmissionRecord, files: readonly SourceFile[]): Promise<Accepted>;
  /** Queues a stored submission again; a finished one is left alone. */
  resume(record: SubmissionRecord): Promise<Accepted>;
}

export interface AdmissionOptions {
  readonly submissions: SubmissionRepository;
  readonly queueEntries: QueueBook;
  readonly positions: QueuePositions;
  readonly dispatcher: Dispatcher;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Maximum number of open entries. */
  readonly queueLimit: number;
}

const QUEUE_FULL_RETRY_SECONDS = 15;
/** If storing takes longer, or the clock was set, the entry may have been removed. */
const SLOW_MS = 10_000;
/** Share of the queue that one user may fill. */
const USER_SHARE = 0.5;

export function createAdmission(options: AdmissionOptions): Admission {
  const { submissions, queueEntries, positions, clock } = options;
  return {
    async readQueue() {
      const open = await queueEntries.current();
      return (user) => assertCapacity(open, user, options.queueLimit);
    },
    async accept(record, files) {
      const { id } = record;
      // Insert the entry first: an entry without a submission is cleaned up, a submission without an entry is
      // lost.
      const queueing = queueEntries.insert(queueEntryOf(record));
      const isNew = await submissions.insert(record, files, queueing);
      const isQueued = await queueing;
      // By now, the entry may have been cleaned up as one without a submission.
      if (!isQueued || clock.now() - record.createdAt > SLOW_MS)
        await queueEntries.insert(queueEntryOf(record));
      const kept = isNew ? record : ((await submissions.find(id)) ?? record);
      await emitQueued(options, id, positions.positionIn(await queueEntries.current(), id), isNew);
      options.dispatcher.start();
      return { record: kept, place: await positions.find(id) };
    },
    async resume(record) {
      if (record.outcome === undefined) await queueEntries.insert(queueEntryOf(record));
      return { record, place: await positions.find(record.id) };
    },
  };
}

function assertCapacity(open: readonly QueueEntry[], user: string | undefined, queueLimit: number): void {
  if (open.length >= queueLimit) throw queueFull();
  const own = user === undefined ? 0 : open.filter((entry) => entry.user === user).length;
  if (own >= queueLimit * USER_SHARE)
    throw queueFull(
      `You already have ${own} submissions in the queue. Your work is kept; submit again when some are graded.`,
    );
}

function queueFull(detail?: string): AppError {
  return new AppError('QUEUE_FULL', { detail, retryAfterSeconds: QUEUE_FULL_RETRY_SECONDS });
}

function queueEntryOf(record: SubmissionRecord): QueueEntry {
  const { id, user, createdAt } = record;
  return newQueueEntry({ submission: id, user, ...destinationOf(record, []), createdAt });
}

/** While Redis is down, the submission is still accepted; the dispatcher emits the event later. */
async function emitQueued(
  { log, logger }: AdmissionOptions,
  submission: string,
  position: number,
  isNew: boolean,
): Promise<void> {
  try {
    // A new submission has no earlier event, except by another process that queued it; then attempt 0 is
    // fenced off.
    if (!isNew && (await log.read(submission, 0)).lastSeq > 0) return;
    await log.append(submission, 0, { type: 'submission.queued', data: { position } });
  } catch (error) {
    logger.warn({ err: error, submission }, 'could not emit submission.queued');
  }
}
