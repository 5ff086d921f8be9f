import { jobId, type GradeJob, type Lane } from '@hone/contracts';
import type { Clock, EventLog, JobQueue, Logger, WorkerRegistry } from '@hone/kit';
import { currentAttempt } from '../submissions/attempts.js';
import { isFinal, type SubmissionRecord } from '../submissions/record.js';
import type { SubmissionRepository } from '../submissions/repository.js';
import type { Order, OrderRepository } from './repository.js';
import { planAdmissions, positionOf } from './schedule.js';

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
  readonly orders: OrderRepository;
  readonly queues: LaneQueues;
  readonly registry: WorkerRegistry;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
}

const PLACES_PER_SLOT = 2;
/** Places while no worker is known: enough for the first one to find work at once. */
const FEWEST_PLACES = 2;

/** Creates the dispatcher. At most twice as many jobs as the workers have slots stand in a lane of the queue. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { orders, registry, clock, logger } = options;
  let running: Promise<void> | undefined;
  let again = false;

  async function fill(): Promise<void> {
    const [open, workers] = await Promise.all([orders.list(), registry.list()]);
    const serving = workers.filter((worker) => worker.draining !== true);
    const slots = serving.reduce((sum, worker) => sum + worker.slots, 0);
    const places = Math.max(FEWEST_PLACES, PLACES_PER_SLOT * slots);
    for (const order of planAdmissions(open, places, clock.now())) await admit(options, order, open);
  }

  async function dispatch(): Promise<void> {
    if (running !== undefined) {
      again = true;
      return running;
    }
    const rounds = async () => {
      do {
        again = false;
        await fill();
      } while (again);
    };
    running = rounds().finally(() => (running = undefined));
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

/** Puts the current attempt of an order into its lane. Doing it twice is one job. */
async function admit(options: DispatcherOptions, order: Order, open: readonly Order[]): Promise<void> {
  const { submissions, orders, queues, log, clock } = options;
  const [record, endings] = await Promise.all([
    submissions.find(order.submission),
    submissions.listEndings(order.submission),
  ]);
  // An order without a submission, or with a finished one, is the reconciler's to clear away.
  if (record === undefined || endings.some(isFinal)) return;
  const attempt = currentAttempt({ endings });
  const files = await submissions.getFiles(record.id);
  await orders.admit(record.id, attempt, clock.now());
  try {
    if ((await log.read(record.id, 0)).lastSeq === 0) {
      const position = positionOf(open, record.id);
      await log.append(record.id, attempt, { type: 'submission.queued', data: { position } });
    }
    await queues[order.lane].add(jobId(record.id, attempt), jobOf(record, attempt, files));
  } catch (error) {
    await orders.release(record.id, order.notBefore);
    throw error;
  }
}

function jobOf(record: SubmissionRecord, attempt: number, files: GradeJob['files']): GradeJob {
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
    trace: {},
  };
}
