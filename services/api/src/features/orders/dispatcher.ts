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
import type { OrderBook } from './order-book.js';
import type { RecentTurns } from './recent-turns.js';
import type { Order } from './repository.js';
import { listAhead, planPlaces } from './schedule.js';
import { measureSlotsOf, slotsOf } from './slot-count.js';

export type LaneQueues = Readonly<Record<Lane, JobQueue<LaneJob>>>;

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
      dispatch().catch((error: unknown) =>
        logger.warn({ err: error }, 'could not dispatch submissions to the queue; retrying'),
      );
    },
    idle: () => running?.catch(() => undefined) ?? Promise.resolve(),
  };
}

/** Gives the places away, and gives those of orders that turn out not to be gradable away again. */
async function fill(options: DispatcherOptions): Promise<void> {
  const { orders, turns, registry, clock } = options;
  const workers = await registry.list();
  const placesIn = (lane: Lane): number =>
    Math.max(FEWEST_PLACES, PLACES_PER_SLOT * (lane === MEASURE_LANE ? measureSlotsOf : slotsOf)(workers));
  const served = (lane: Lane, user: string) => turns.count(lane, user);
  const passedOver = new Set<string>();
  for (let before = -1; passedOver.size > before;) {
    before = passedOver.size;
    const open = (await orders.current()).filter(({ submission }) => !passedOver.has(submission));
    const plan = planPlaces(open, { placesIn, nowMs: clock.now(), served });
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
  const gradable = await findGradable(options, order);
  if (gradable === undefined) return false;
  const { record, attempt } = gradable;
  await options.scope.run({ submission: record.id, attempt, ...record.trace }, () =>
    putIntoLane(options, order, open, gradable),
  );
  return true;
}

/** What goes into a lane. */
interface Gradable extends Inserted {
  readonly attempt: number;
  readonly tryNumber: number;
  /** What the first stage decided, where the second one is ordered. */
  readonly stage?: StageResult | undefined;
}

/**
 * What this process has just accepted, and nobody gave back, need not be read: if it was cancelled since, its live log is
 * closed, and a worker drops the attempt at its first word.
 */
async function findGradable(
  { submissions, orders }: DispatcherOptions,
  { submission, notBefore, lane }: Order,
): Promise<Gradable | undefined> {
  const inserted = notBefore === 0 ? submissions.takeInserted(submission) : undefined;
  if (inserted !== undefined) return { ...inserted, attempt: 1, tryNumber: 1 };
  const reading = submissions.getFiles(submission);
  // An order without a submission has no files either, which is no failure.
  reading.catch(() => undefined);
  const [record, endings] = await Promise.all([
    submissions.find(submission),
    submissions.listEndings(submission),
  ]);
  // An order without a submission, or with a finished one, is the reconciler's to clear away.
  if (record === undefined || endings.some(isFinal)) return undefined;
  const destination = destinationOf(record, endings);
  // Whoever recorded the first stage broke off before the order was moved.
  if (destination.lane !== lane) {
    await orders.release(submission, notBefore, destination);
    return undefined;
  }
  const place = { attempt: currentAttempt({ endings }), tryNumber: tryNumberAfter(endings) };
  return { record, files: await reading, ...place, stage: findStage(endings) };
}

/**
 * The place is noted while the job is put, and given back where one of them fails: a job that is there without a place
 * is the same job when it is put again.
 */
async function putIntoLane(
  options: DispatcherOptions,
  order: Order,
  open: readonly Order[],
  gradable: Gradable,
): Promise<void> {
  const { orders, queues, clock, logger } = options;
  const { record, attempt } = gradable;
  const put = async (): Promise<void> => {
    await reportMissing(options, gradable, listAhead(open, record.id).length);
    await queues[order.lane].add(jobId(record.id, attempt), jobOf(gradable, clock.now()));
  };
  const steps = await Promise.allSettled([put(), orders.admit(record.id, attempt, clock.now())]);
  const failed = steps.find((step) => step.status === 'rejected');
  if (failed !== undefined) {
    await orders.release(record.id, order.notBefore);
    throw failed.reason;
  }
  logger.info({ lane: order.lane }, 'submission dispatched');
}

/** Reports what could not be reported while the live log was away. */
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
  const { id, challenge, language, mode, seed, entry, input } = record;
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
    trace: { ...record.trace, orderedAt: isoTime(nowMs) },
    ...(stage === undefined ? {} : stagePartOf(stage)),
  };
}
