import type { Lane, SourceFile } from '@hone/contracts';
import { AppError, type Clock, type EventLog, type Logger } from '@hone/kit';
import type { Dispatcher } from '../orders/dispatcher.js';
import { newOrder, type OrderRepository } from '../orders/repository.js';
import { positionOf } from '../orders/schedule.js';
import type { SubmissionRecord } from './record.js';
import type { SubmissionRepository } from './repository.js';

/** An accepted submission and its place in the queue. */
export interface Accepted {
  readonly record: SubmissionRecord;
  readonly position: number;
}

/** The way of a submission into the queue, whoever made it. */
export interface Admission {
  /** Throws `QUEUE_FULL` when too many orders are open. */
  checkQueue(): Promise<void>;
  /** Stores and orders a submission: it is graded, whatever fails from here on. Doing it twice is one submission. */
  accept(record: SubmissionRecord, files: readonly SourceFile[]): Promise<Accepted>;
  /** The same for a record that is stored; a finished one is left alone. */
  resume(record: SubmissionRecord): Promise<Accepted>;
}

export interface AdmissionOptions {
  readonly submissions: SubmissionRepository;
  readonly orders: OrderRepository;
  readonly dispatcher: Dispatcher;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Open orders above which nothing is accepted. */
  readonly queueLimit: number;
}

const QUEUE_FULL_RETRY_SECONDS = 15;

/** Creates the way into the queue. */
export function createAdmission(options: AdmissionOptions): Admission {
  const { submissions, orders } = options;

  async function positionNow(submission: string): Promise<number> {
    return positionOf(await orders.list(), submission);
  }

  return {
    async checkQueue() {
      if ((await orders.count()) < options.queueLimit) return;
      throw new AppError('QUEUE_FULL', { retryAfterSeconds: QUEUE_FULL_RETRY_SECONDS });
    },
    async accept(record, files) {
      const { id } = record;
      // The order comes first: an order without a submission is cleared away, a submission without one is forgotten.
      await orders.insert(orderOf(record));
      const isNew = await submissions.insert(record, files);
      const kept = isNew ? record : ((await submissions.find(id)) ?? record);
      const position = await positionNow(id);
      await tellQueued(options, id, position);
      options.dispatcher.start();
      return { record: kept, position };
    },
    async resume(record) {
      if (record.outcome === undefined) await orders.insert(orderOf(record));
      return { record, position: await positionNow(record.id) };
    },
  };
}

/** Lane of a submission. */
export function laneOf({ mode, regradeOf }: Pick<SubmissionRecord, 'mode' | 'regradeOf'>): Lane {
  if (regradeOf !== undefined) return 'grading-regrade';
  return mode === 'run' ? 'grading-run' : 'grading-submit';
}

function orderOf(record: SubmissionRecord) {
  const { id, user, createdAt } = record;
  return newOrder({ submission: id, user, lane: laneOf(record), createdAt });
}

/** While Redis is away the submission is accepted all the same; the dispatcher tells its place later. */
async function tellQueued(
  { log, logger }: AdmissionOptions,
  submission: string,
  position: number,
): Promise<void> {
  try {
    if ((await log.read(submission, 0)).lastSeq > 0) return;
    await log.append(submission, 0, { type: 'submission.queued', data: { position } });
  } catch (error) {
    logger.warn({ err: error, submission }, 'a new order could not be told');
  }
}
