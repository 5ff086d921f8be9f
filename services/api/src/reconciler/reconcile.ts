import { jobId, type RecordVerdictJob } from '@hone/contracts';
import type { Clock, EventLog, JobQueue, Logger } from '@hone/kit';
import type { Dispatcher, LaneQueues } from '../features/orders/dispatcher.js';
import type { OrderBook } from '../features/orders/order-book.js';
import type { Order } from '../features/orders/repository.js';
import { isFinal } from '../features/submission-records/record.js';
import type { SubmissionRepository } from '../features/submission-records/repository.js';
import { currentAttempt } from '../features/submission-records/running.js';
import { destinationOf } from '../features/submission-records/stages.js';
import type { Attempts } from '../features/submissions/attempts.js';

export interface ReconcileOptions {
  readonly submissions: SubmissionRepository;
  readonly orders: OrderBook;
  readonly attempts: Attempts;
  readonly dispatcher: Dispatcher;
  readonly queues: LaneQueues;
  readonly results: JobQueue<RecordVerdictJob>;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long an order is left alone after it got its place, and a lost job after it was first missed. */
  readonly graceMs: number;
}

/** Compares every open order with the facts, and mends what differs. Answers how many were open. */
export type Reconcile = () => Promise<number>;

/** An order whose submission was never stored is a request that broke off; its client was told nothing. */
const ORPHAN_MS = 60_000;
const WAITING_PER_ROUND = 25;
const LOST = 'the worker stopped responding';

/** Creates the comparison. Every step may be repeated, also by two processes at once. */
export function createReconcile(options: ReconcileOptions): Reconcile {
  const { orders, clock, logger } = options;
  /** When a job was first missed, by job id; on the monotonic clock. */
  let missed = new Map<string, number>();
  /** The last of the waiting orders that was looked at. */
  let lookedUpTo = '';

  return async () => {
    const still = new Map<string, number>();
    const open = await orders.list();
    const waiting = nextOf(open.filter(isWaiting), lookedUpTo);
    lookedUpTo = waiting.at(-1)?.submission ?? '';
    for (const order of [...open.filter((each) => !isWaiting(each)), ...waiting]) {
      try {
        const since = await inspect(options, order, (job) => missed.get(job) ?? clock.monotonic());
        if (since !== undefined) still.set(since.job, since.at);
      } catch (error) {
        logger.warn(
          { err: error, submission: order.submission },
          'could not reconcile a queued submission; retrying',
        );
      }
    }
    missed = still;
    await options.dispatcher.dispatch();
    return open.length;
  };
}

const isWaiting = ({ admittedAttempt }: Order): boolean => admittedAttempt === 0;

/**
 * Waiting orders rarely differ from the facts, only after a crash in the middle of a step, and there may be many: some
 * are looked at in each round, in turn.
 */
function nextOf(waiting: readonly Order[], after: string): Order[] {
  const sorted = [...waiting].sort((a, b) => (a.submission < b.submission ? -1 : 1));
  const rest = sorted.filter(({ submission }) => submission > after);
  return [...rest, ...sorted].slice(0, Math.min(WAITING_PER_ROUND, sorted.length));
}

interface Missed {
  readonly job: string;
  readonly at: number;
}

/** Looks after one order; tells when its job is missing and the grace is not over. */
async function inspect(
  options: ReconcileOptions,
  order: Order,
  missedSince: (job: string) => number,
): Promise<Missed | undefined> {
  const { submissions, orders, attempts, clock, graceMs } = options;
  const now = clock.now();
  const record = await submissions.find(order.submission);
  if (record === undefined) {
    if (now - order.createdAt > ORPHAN_MS) await clearOrphan(options, order);
    return undefined;
  }
  const endings = await submissions.listEndings(record.id);
  const final = endings.find(isFinal);
  if (final !== undefined) {
    await attempts.finish(final);
    return undefined;
  }
  const attempt = currentAttempt({ endings });
  const destination = destinationOf(record, endings);
  const isPlaced = order.lane === destination.lane && order.admittedAttempt === attempt;
  if (!isPlaced) {
    // A waiting order in its lane is as it should be.
    if (order.admittedAttempt > 0 || order.lane !== destination.lane)
      await orders.release(record.id, order.notBefore, destination);
    return undefined;
  }
  const job = jobId(record.id, attempt);
  if (isRecent(order.admittedAt, now, graceMs) || (await isAlive(options, order, job))) return undefined;
  const at = missedSince(job);
  if (clock.monotonic() - at < graceMs) return { job, at };
  const events = await eventsOf(options.log, record.id);
  await attempts.fail({ record, endings }, LOST, { events });
  return undefined;
}

/** A time that lies ahead was noted before the clock was set back: how long ago it was is not known. */
function isRecent(atMs: number, nowMs: number, withinMs: number): boolean {
  return atMs <= nowMs && nowMs - atMs < withinMs;
}

/** A request that was only slow may store its submission while its order is cleared away: then the order comes back. */
async function clearOrphan({ submissions, orders }: ReconcileOptions, order: Order): Promise<void> {
  await orders.remove(order.submission);
  if ((await submissions.find(order.submission)) !== undefined) await orders.insert(order);
}

/**
 * Whether an attempt is still waited for, graded, or reported. The report is put before the job is taken away, so
 * looking in this order misses neither.
 */
async function isAlive({ queues, results }: ReconcileOptions, order: Order, job: string): Promise<boolean> {
  for (const queue of [queues[order.lane], results]) {
    const state = await queue.state(job);
    if (state === 'waiting' || state === 'active') return true;
  }
  return false;
}

/** What the lost attempt reported before it fell silent: each attempt is queued before it starts. */
async function eventsOf(log: EventLog, submission: string) {
  const { events } = await log.read(submission, 0);
  const own = events.slice(events.findLastIndex(({ type }) => type === 'submission.queued') + 1);
  const start = own.findIndex(({ type }) => type === 'grading.started');
  return start < 0 ? [] : own.slice(start);
}
