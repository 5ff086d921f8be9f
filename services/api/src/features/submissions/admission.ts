import type { QueuePlace, SourceFile } from '@hone/contracts';
import { AppError, type Clock, type EventLog, type Logger } from '@hone/kit';
import type { Dispatcher } from '../orders/dispatcher.js';
import type { OrderBook } from '../orders/order-book.js';
import type { QueuePlaces } from '../orders/queue-places.js';
import { newOrder, type Order } from '../orders/repository.js';
import type { SubmissionRecord } from '../submission-records/record.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import { destinationOf } from '../submission-records/stages.js';

/** An accepted submission and its place in the queue. */
export interface Accepted {
  readonly record: SubmissionRecord;
  readonly place: QueuePlace;
}

/** The way of a submission into the queue, whoever made it. */
export interface Admission {
  /**
   * Reads the queue. What it answers throws `QUEUE_FULL` when too many orders are open: of all, or of this user, who
   * leaves half of the queue to others.
   */
  readQueue(): Promise<(user: string | undefined) => void>;
  /** Stores and orders a submission: it is graded, whatever fails from here on. Doing it twice is one submission. */
  accept(record: SubmissionRecord, files: readonly SourceFile[]): Promise<Accepted>;
  /** The same for a record that is stored; a finished one is left alone. */
  resume(record: SubmissionRecord): Promise<Accepted>;
}

export interface AdmissionOptions {
  readonly submissions: SubmissionRepository;
  readonly orders: OrderBook;
  readonly places: QueuePlaces;
  readonly dispatcher: Dispatcher;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Open orders above which nothing is accepted. */
  readonly queueLimit: number;
}

const QUEUE_FULL_RETRY_SECONDS = 15;
/** Storing that takes longer, or whose clock was set meanwhile, may have lost its order. */
const SLOW_MS = 10_000;
/** Part of the queue that one user may fill. */
const USER_SHARE = 0.5;

/** Creates the way into the queue. */
export function createAdmission(options: AdmissionOptions): Admission {
  const { submissions, orders, places, clock } = options;
  return {
    async readQueue() {
      const open = await orders.current();
      return (user) => assertRoom(open, user, options.queueLimit);
    },
    async accept(record, files) {
      const { id } = record;
      // The order comes first: an order without a submission is cleared away, a submission without one is forgotten.
      const ordering = orders.insert(orderOf(record));
      const isNew = await submissions.insert(record, files, ordering);
      const isOrdered = await ordering;
      // By now an order of a first try, or of one that took long, may have been cleared away as one without a submission.
      if (!isOrdered || clock.now() - record.createdAt > SLOW_MS) await orders.insert(orderOf(record));
      const kept = isNew ? record : ((await submissions.find(id)) ?? record);
      await tellQueued(options, id, places.positionIn(await orders.current(), id), isNew);
      options.dispatcher.start();
      return { record: kept, place: await places.find(id) };
    },
    async resume(record) {
      if (record.outcome === undefined) await orders.insert(orderOf(record));
      return { record, place: await places.find(record.id) };
    },
  };
}

function assertRoom(open: readonly Order[], user: string | undefined, queueLimit: number): void {
  if (open.length >= queueLimit) throw queueFull();
  const own = user === undefined ? 0 : open.filter((order) => order.user === user).length;
  if (own >= queueLimit * USER_SHARE)
    throw queueFull(
      `You already have ${own} submissions in the queue. Your work is kept; submit again when some are graded.`,
    );
}

function queueFull(detail?: string): AppError {
  return new AppError('QUEUE_FULL', { detail, retryAfterSeconds: QUEUE_FULL_RETRY_SECONDS });
}

function orderOf(record: SubmissionRecord): Order {
  const { id, user, createdAt } = record;
  return newOrder({ submission: id, user, ...destinationOf(record, []), createdAt });
}

/** While Redis is away the submission is accepted all the same; the dispatcher tells its place later. */
async function tellQueued(
  { log, logger }: AdmissionOptions,
  submission: string,
  position: number,
  isNew: boolean,
): Promise<void> {
  try {
    // Of a new one nothing was told but what whoever queued it told meanwhile, which refuses this word: attempt 0 is over.
    if (!isNew && (await log.read(submission, 0)).lastSeq > 0) return;
    await log.append(submission, 0, { type: 'submission.queued', data: { position } });
  } catch (error) {
    logger.warn({ err: error, submission }, 'could not emit submission.queued');
  }
}
