import { jobId, type GradeJob, type Lane } from '@hone/contracts';
import type { Clock, EventLog, JobQueue, Logger, Scope, WorkerRegistry } from '@hone/kit';
import { currentAttempt } from '../submissions/attempts.js';
import { isFinal, type SubmissionRecord } from '../submissions/record.js';
import type { SubmissionRepository } from '../submissions/repository.js';
import type { OrderBook } from './order-book.js';
import type { RecentTurns } from './recent-turns.js';
import type { Order } from './repository.js';
import { listAhead, planPlaces } from './schedule.js';
import { slotsOf } from './slot-count.js';

export type LaneQueues = Readonly<Record<Lane, JobQueue<GradeJob>>>;

/** Fills the queue from the waiting orders. */
export interface Dispatcher {
  /** Starts filling, or makes the filling that runs go round once more. Failures are logged: the next call tries. */
  start(): void;
  /** Fills now; rejects when a server is away. */
  dispatch(): Promise<void>;
  /** Resolves when nothing is being filled. */
  idle(): Promise<void>;
}

export interface DispatcherOptions {
  readonly submissions: SubmissionRepository;
  readonly orders: OrderBook;
  readonly turns: RecentTurns;
  readonly queues: LaneQueues;
  readonly registry: WorkerRegistry;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly scope: Scope;
}

const PLACES_PER_SLOT = 2;
/** Places while no worker is known: enough for the first one to find work at once. */
const FEWEST_PLACES = 2;

/** Creates the dispatcher. At most twice as many jobs as the workers have slots stand in a lane of the queue. */
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
    // Whoever asked first fills the queue for everybody.
    running = scope.apart(rounds).finally(() => (running = undefined));
    return running;
  }

  return {
    dispatch,
    start() {
      dispatch().catch((error: unknown) => logger.warn({ err: error }, 'the queue could not be filled'));
    },
    idle: () => running?.catch(() => undefined) ?? Promise.resolve(),
  };
}

/** Gives the places away, and gives those of orders that turn out not to be gradable away again. */
async function fill(options: DispatcherOptions): Promise<void> {
  const { orders, turns, registry, clock } = options;
  const placesPerLane = Math.max(FEWEST_PLACES, PLACES_PER_SLOT * slotsOf(await registry.list()));
  const served = (lane: Lane, user: string) => turns.count(lane, user);
  const passedOver = new Set<string>();
  for (let before = -1; passedOver.size > before;) {
    before = passedOver.size;
    const open = (await orders.current()).filter(({ submission }) => !passedOver.has(submission));
    const plan = planPlaces(open, { placesPerLane, nowMs: clock.now(), served });
    const give = async (order: Order) => {
      if (!(await admit(options, order, open))) passedOver.add(order.submission);
    };
    for (const order of plan.admit) await give(order);
    for (const swap of plan.swap) if (await takeBack(options, swap.out)) await give(swap.in);
  }
}

/**
 * Takes a job that no worker has taken out of its lane; its order waits again. It waits before the job goes, so that a
 * crash in between leaves a job that is graded as ordered, never an order whose job is missed.
 */
async function takeBack({ orders, queues }: DispatcherOptions, order: Order): Promise<boolean> {
  const { submission, lane, admittedAttempt, admittedAt, notBefore } = order;
  const name = jobId(submission, admittedAttempt);
  if ((await queues[lane].state(name)) !== 'waiting') return false;
  await orders.release(submission, notBefore);
  if (await queues[lane].remove(name)) return true;
  await orders.admit(submission, admittedAttempt, admittedAt);
  return false;
}

/** Puts the current attempt of an order into its lane, unless there is none. Doing it twice is one job. */
async function admit(options: DispatcherOptions, order: Order, open: readonly Order[]): Promise<boolean> {
  const { submissions } = options;
  const files = submissions.getFiles(order.submission);
  // An order without a submission has no files either, which is no failure.
  files.catch(() => undefined);
  const [record, endings] = await Promise.all([
    submissions.find(order.submission),
    submissions.listEndings(order.submission),
  ]);
  // An order without a submission, or with a finished one, is the reconciler's to clear away.
  if (record === undefined || endings.some(isFinal)) return false;
  const attempt = currentAttempt({ endings });
  await options.scope.run({ submission: record.id, attempt, ...record.trace }, () =>
    putIntoLane(options, order, open, { record, attempt, files }),
  );
  return true;
}

/** What goes into a lane; its files are still being read. */
interface Admitted {
  readonly record: SubmissionRecord;
  readonly attempt: number;
  readonly files: Promise<GradeJob['files']>;
}

async function putIntoLane(
  options: DispatcherOptions,
  order: Order,
  open: readonly Order[],
  { record, attempt, files: reading }: Admitted,
): Promise<void> {
  const { orders, queues, log, clock, logger } = options;
  const files = await reading;
  await orders.admit(record.id, attempt, clock.now());
  try {
    if ((await log.read(record.id, 0)).lastSeq === 0) {
      const position = listAhead(open, record.id).length;
      await log.append(record.id, attempt, { type: 'submission.queued', data: { position } });
    }
    const job = jobOf(record, attempt, files, clock.now());
    await queues[order.lane].add(jobId(record.id, attempt), job);
    logger.info({ lane: order.lane }, 'order admitted');
  } catch (error) {
    await orders.release(record.id, order.notBefore);
    throw error;
  }
}

function jobOf(record: SubmissionRecord, attempt: number, files: GradeJob['files'], nowMs: number): GradeJob {
  const { id, challenge, language, mode, seed, entry, input } = record;
  return {
    v: 1,
    submission: id,
    attempt,
    challenge,
    language,
    files,
    ...(entry === undefined ? {} : { entry }),
    mode,
    ...(input === undefined ? {} : { input }),
    seed,
    trace: { ...record.trace, orderedAt: new Date(nowMs).toISOString() },
  };
}
