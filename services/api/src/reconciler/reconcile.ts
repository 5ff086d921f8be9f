import { jobId, type RecordVerdictJob } from '@hone/contracts';
import type { Clock, EventLog, JobQueue, Logger } from '@hone/kit';
import type { Dispatcher, LaneQueues } from '../features/queue/dispatcher.js';
import type { QueueBook } from '../features/queue/queue-book.js';
import type { QueueEntry } from '../features/queue/repository.js';
import { isFinal } from '../features/submission-records/record.js';
import type { SubmissionRepository } from '../features/submission-records/repository.js';
import { currentAttempt } from '../features/submission-records/running.js';
import { destinationOf } from '../features/submission-records/stages.js';
import type { Attempts } from '../features/submissions/attempts.js';

export interface ReconcileOptions {
  readonly submissions: SubmissionRepository;
  readonly queueEntries: QueueBook;
  readonly attempts: Attempts;
  readonly dispatcher: Dispatcher;
  readonly queues: LaneQueues;
  readonly results: JobQueue<RecordVerdictJob>;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Grace period after an entry was dispatched, and after its job was first missed. */
  readonly graceMs: number;
}

/**
 * Compares every open entry with the facts and repairs differences. Resolves to the number of open entries.
 */
export type Reconcile = () => Promise<number>;

/** An entry whose submission was never stored belongs to a request that broke off before it was answered. */
const ORPHAN_MS = 60_000;
const WAITING_PER_ROUND = 25;
const LOST = 'the worker stopped responding';

/** Creates the reconciliation. Every step can be repeated, also by two processes at once. */
export function createReconcile(options: ReconcileOptions): Reconcile {
  const { queueEntries, clock, logger } = options;
  /** When a job was first missed, by job id; monotonic time. */
  let missed = new Map<string, number>();
  /** The last waiting entry that was checked. */
  let lookedUpTo = '';

  return async () => {
    const still = new Map<string, number>();
    const open = await queueEntries.list();
    const waiting = nextOf(open.filter(isWaiting), lookedUpTo);
    lookedUpTo = waiting.at(-1)?.submission ?? '';
    for (const entry of [...open.filter((each) => !isWaiting(each)), ...waiting]) {
      try {
        const since = await inspect(options, entry, (job) => missed.get(job) ?? clock.monotonic());
        if (since !== undefined) still.set(since.job, since.at);
      } catch (error) {
        logger.warn(
          { err: error, submission: entry.submission },
          'could not reconcile a queued submission; retrying',
        );
      }
    }
    missed = still;
    await options.dispatcher.dispatch();
    return open.length;
  };
}

const isWaiting = ({ admittedAttempt }: QueueEntry): boolean => admittedAttempt === 0;

/**
 * Waiting entries differ from the facts only after a crash, and there may be many, so each round checks some
 * of them in turn.
 */
function nextOf(waiting: readonly QueueEntry[], after: string): QueueEntry[] {
  const sorted = [...waiting].sort((a, b) => (a.submission < b.submission ? -1 : 1));
  const rest = sorted.filter(({ submission }) => submission > after);
  return [...rest, ...sorted].slice(0, Math.min(WAITING_PER_ROUND, sorted.length));
}

interface Missed {
  readonly job: string;
  readonly at: number;
}

/** Reconciles one entry; returns the missing job while its grace period lasts. */
async function inspect(
  options: ReconcileOptions,
  entry: QueueEntry,
  missedSince: (job: string) => number,
): Promise<Missed | undefined> {
  const { submissions, queueEntries, attempts, clock, graceMs } = options;
  const now = clock.now();
  const record = await submissions.find(entry.submission);
  if (record === undefined) {
    if (now - entry.createdAt > ORPHAN_MS) await clearOrphan(options, entry);
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
  const isDispatched = entry.lane === destination.lane && entry.admittedAttempt === attempt;
  if (!isDispatched) {
    // A waiting entry in the right lane is correct.
    if (entry.admittedAttempt > 0 || entry.lane !== destination.lane)
      await queueEntries.release(record.id, entry.notBefore, destination);
    return undefined;
  }
  const job = jobId(record.id, attempt);
  if (isRecent(entry.admittedAt, now, graceMs) || (await isAlive(options, entry, job))) return undefined;
  const at = missedSince(job);
  if (clock.monotonic() - at < graceMs) return { job, at };
  const events = await eventsOf(options.log, record.id);
  await attempts.fail({ record, endings }, LOST, { events });
  return undefined;
}

/** A time in the future was written before the clock was set back, so its age is unknown. */
function isRecent(atMs: number, nowMs: number, withinMs: number): boolean {
  return atMs <= nowMs && nowMs - atMs < withinMs;
}

/** A slow request may store its submission while its entry is removed; then the entry is inserted again. */
async function clearOrphan(
  { submissions, queueEntries }: ReconcileOptions,
  entry: QueueEntry,
): Promise<void> {
  await queueEntries.remove(entry.submission);
  if ((await submissions.find(entry.submission)) !== undefined) await queueEntries.insert(entry);
}

/**
 * Whether an attempt is still waiting, running or reported. A worker adds the report before it removes the
 * job, so checking in this order misses neither.
 */
async function isAlive(
  { queues, results }: ReconcileOptions,
  entry: QueueEntry,
  job: string,
): Promise<boolean> {
  for (const queue of [queues[entry.lane], results]) {
    const state = await queue.state(job);
    if (state === 'waiting' || state === 'active') return true;
  }
  return false;
}

/** Events of the lost attempt; each attempt is queued before it starts. */
async function eventsOf(log: EventLog, submission: string) {
  const { events } = await log.read(submission, 0);
  const own = events.slice(events.findLastIndex(({ type }) => type === 'submission.queued') + 1);
  const start = own.findIndex(({ type }) => type === 'grading.started');
  return start < 0 ? [] : own.slice(start);
}
