import { jobId, MEASURE_LANE, type Lane, type LaneJob, type StageResult } from '@hone/contracts';
import {
  isoTime,
  type Clock,
  type EventLog,
  type JobQueue,
  type Logger,
  type Scope,
  type WorkerRegistry,
} from '@hone/kit';
import { isFinal } from '../submission-records/record.js';
import type { Inserted, SubmissionRepository } from '../submission-records/repository.js';
import { currentAttempt } from '../submission-records/running.js';
import {
  destinationOf,
  findStage,
  provisionalOf,
  stagePartOf,
  tryNumberAfter,
} from '../submission-records/stages.js';
import type { QueueBook } from './queue-book.js';
import type { RecentTurns } from './recent-turns.js';
import type { QueueEntry } from './repository.js';
import { listAhead, planDispatch } from './schedule.js';
import { measureSlotsOf, slotsOf } from './slot-count.js';

export type LaneQueues = Readonly<Record<Lane, JobQueue<LaneJob>>>;

/** Moves waiting queue entries into the job queue. */
export interface Dispatcher {
  /** Starts a dispatch, or repeats the running one. Failures are logged; the next call retries. */
  start(): void;
  /** Dispatches now; rejects when a server is unavailable. */
  dispatch(): Promise<void>;
  /** Resolves when no dispatch is running. */
  idle(): Promise<void>;
}

export interface DispatcherOptions {
  readonly submissions: SubmissionRepository;
  readonly queueEntries: QueueBook;
  readonly turns: RecentTurns;
  readonly queues: LaneQueues;
  readonly registry: WorkerRegistry;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly scope: Scope;
}

const JOBS_PER_SLOT = 2;
/** Jobs per lane while no worker is known, so that the first worker finds work at once. */
const MIN_JOBS = 2;

/** Creates the dispatcher. A lane holds at most twice as many jobs as the workers have slots. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { logger, scope } = options;
  let running: Promise<void> | undefined;
  let again = false;

  async function dispatch(): Promise<void> {
    if (running !== undefined) {
      again = true;
      return running;
    }
    const rounds = async () => {
      do {
        again = false;
        await fill(options);
      } while (again);
    };
    // All simultaneous callers share one dispatch.
    running = scope.apart(rounds).finally(() => (running = undefined));
    return running;
  }

  return {
    dispatch,
    start() {
      dispatch().catch((error: unknown) =>
        logger.warn({ err: error }, 'could not dispatch submissions to the queue; retrying'),
      );
    },
    idle: () => running?.catch(() => undefined) ?? Promise.resolve(),
  };
}

/**
 * Dispatches entries up to each lane's capacity; capacity of entries that cannot be graded goes to the next
 * ones.
 */
async function fill(options: DispatcherOptions): Promise<void> {
  const { queueEntries, turns, registry, clock } = options;
  const workers = await registry.list();
  const capacityOf = (lane: Lane): number =>
    Math.max(MIN_JOBS, JOBS_PER_SLOT * (lane === MEASURE_LANE ? measureSlotsOf : slotsOf)(workers));
  const served = (lane: Lane, user: string) => turns.count(lane, user);
  const skipped = new Set<string>();
  for (let before = -1; skipped.size > before;) {
    before = skipped.size;
    const open = (await queueEntries.current()).filter(({ submission }) => !skipped.has(submission));
    const plan = planDispatch(open, { capacityOf, nowMs: clock.now(), served });
    const dispatchEntry = async (entry: QueueEntry) => {
      if (!(await admit(options, entry, open))) skipped.add(entry.submission);
    };
    for (const entry of plan.admit) await dispatchEntry(entry);
    for (const swap of plan.swap) if (await withdrawJob(options, swap.out)) await dispatchEntry(swap.in);
  }
}

/**
 * Removes a job that no worker has taken from its lane, so that its entry waits again. The entry is released
 * before the job is removed: after a crash in between, the job is still graded, and no entry waits for a
 * missing job.
 */
async function withdrawJob({ queueEntries, queues }: DispatcherOptions, entry: QueueEntry): Promise<boolean> {
  const { submission, lane, admittedAttempt, admittedAt, notBefore } = entry;
  const name = jobId(submission, admittedAttempt);
  if ((await queues[lane].state(name)) !== 'waiting') return false;
  await queueEntries.release(submission, notBefore);
  if (await queues[lane].remove(name)) return true;
  await queueEntries.admit(submission, admittedAttempt, admittedAt);
  return false;
}

/**
 * Puts the current attempt of an entry into its lane. Doing it twice creates one job. False when there is
 * nothing to grade.
 */
async function admit(
  options: DispatcherOptions,
  entry: QueueEntry,
  open: readonly QueueEntry[],
): Promise<boolean> {
  const gradable = await findGradable(options, entry);
  if (gradable === undefined) return false;
  const { record, attempt } = gradable;
  await options.scope.run({ submission: record.id, attempt, ...record.trace }, () =>
    putIntoLane(options, entry, open, gradable),
  );
  return true;
}

/** An attempt that can be put into a lane. */
interface Gradable extends Inserted {
  readonly attempt: number;
  readonly tryNumber: number;
  /** The result of the first stage, when this is the second one. */
  readonly stage?: StageResult | undefined;
}

/**
 * Returns a submission that this process has just stored without a read. If it was cancelled since, its live
 * log is closed, and the worker abandons the attempt at its first event.
 */
async function findGradable(
  { submissions, queueEntries }: DispatcherOptions,
  { submission, notBefore, lane }: QueueEntry,
): Promise<Gradable | undefined> {
  const inserted = notBefore === 0 ? submissions.takeInserted(submission) : undefined;
  if (inserted !== undefined) return { ...inserted, attempt: 1, tryNumber: 1 };
  const reading = submissions.getFiles(submission);
  // An entry without a submission has no files; that is not an error.
  reading.catch(() => undefined);
  const [record, endings] = await Promise.all([
    submissions.find(submission),
    submissions.listEndings(submission),
  ]);
  // The reconciler removes entries whose submission is missing or finished.
  if (record === undefined || endings.some(isFinal)) return undefined;
  const destination = destinationOf(record, endings);
  // A crash after the first stage was recorded left the entry in the lane of that stage.
  if (destination.lane !== lane) {
    await queueEntries.release(submission, notBefore, destination);
    return undefined;
  }
  const place = { attempt: currentAttempt({ endings }), tryNumber: tryNumberAfter(endings) };
  return { record, files: await reading, ...place, stage: findStage(endings) };
}

/**
 * Marks the entry as dispatched while the job is added, and reverts the mark when either fails. A job without
 * a mark is harmless, because adding it again is the same job.
 */
async function putIntoLane(
  options: DispatcherOptions,
  entry: QueueEntry,
  open: readonly QueueEntry[],
  gradable: Gradable,
): Promise<void> {
  const { queueEntries, queues, clock, logger } = options;
  const { record, attempt } = gradable;
  const put = async (): Promise<void> => {
    await reportMissing(options, gradable, listAhead(open, record.id).length);
    await queues[entry.lane].add(jobId(record.id, attempt), jobOf(gradable, clock.now()));
  };
  const steps = await Promise.allSettled([put(), queueEntries.admit(record.id, attempt, clock.now())]);
  const failed = steps.find((step) => step.status === 'rejected');
  if (failed !== undefined) {
    await queueEntries.release(record.id, entry.notBefore);
    throw failed.reason;
  }
  logger.info({ lane: entry.lane }, 'submission dispatched');
}

/** Emits the events that could not be emitted while the live log was unavailable. */
async function reportMissing(
  { log }: DispatcherOptions,
  { record: { id }, attempt, stage }: Gradable,
  position: number,
): Promise<void> {
  const { events } = await log.read(id, 0);
  if (events.length === 0) await log.append(id, attempt, { type: 'submission.queued', data: { position } });
  if (stage !== undefined && !events.some(({ type }) => type === 'grading.provisional'))
    await log.append(id, attempt, provisionalOf(stage));
}

function jobOf({ record, attempt, tryNumber, stage, files }: Gradable, nowMs: number): LaneJob {
  const { id, challenge, language, mode, seed, variant, entry, input } = record;
  return {
    v: 1,
    submission: id,
    attempt,
    tryNumber,
    challenge,
    language,
    files: [...files],
    ...(entry === undefined ? {} : { entry }),
    mode,
    ...(input === undefined ? {} : { input }),
    seed,
    ...(variant === undefined ? {} : { variant: variant.seed }),
    trace: { ...record.trace, orderedAt: isoTime(nowMs) },
    ...(stage === undefined ? {} : stagePartOf(stage)),
  };
}
