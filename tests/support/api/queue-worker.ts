import {
  laneJobSchema,
  jobId,
  LANES,
  recordVerdictJobSchema,
  RESULTS_QUEUE,
  type EventBody,
  type GradeJob,
  type LaneJob,
  type Judgement,
  type Lane,
  type RecordVerdictJob,
} from '@hone/contracts';
import {
  createBullQueue,
  createMetrics,
  createRedisChannel,
  createRedisEventLog,
  createRedisWorkerRegistry,
  createScope,
  silentTracer,
  type Channel,
  type EventLog,
  type JobQueue,
  type WorkerRegistry,
} from '@hone/kit';
import { createSilentLogger } from '@hone/kit/testing';
import { createWorker, type Canary, type Grader, type Worker, type WorkerOptions } from '@hone/worker';
import { eventually } from '../eventually.js';
import { ownPrefix, redisUrl } from '../servers/infrastructure.js';

interface WorkerSetup {
  readonly grader: Grader;
  readonly canary?: Canary;
  readonly runtimes?: WorkerOptions['runtimes'];
  readonly slots?: number;
  readonly attemptMs?: number;
  readonly drainMs?: number;
  readonly leaseMs?: number;
}

/** Real queues, live log, channel and registry on Redis, and workers with the test's grader. */
export interface QueueBench {
  readonly prefix: string;
  readonly queues: Readonly<Record<Lane, JobQueue<LaneJob>>>;
  readonly results: JobQueue<RecordVerdictJob>;
  readonly log: EventLog;
  readonly cancels: Channel;
  readonly registry: WorkerRegistry;
  /** Starts a worker with separate connections. */
  startWorker(setup: WorkerSetup): Promise<Worker>;
  order(submission: string, attempt?: number, lane?: Lane): Promise<void>;
  /** Resolves to the next result. */
  result(): Promise<RecordVerdictJob>;
  close(): Promise<void>;
}

export const accepted: Judgement = {
  verdict: 'accepted',
  reason: null,
  score: null,
  checks: [],
  phases: {
    queuedMs: 0,
    waitingMs: 0,
    calibrateMs: 0,
    measureMs: 0,
    prepareMs: 0,
    compileMs: 0,
    runMs: 1,
    judgeMs: 0,
    recordMs: 0,
  },
};

export const phase: EventBody = { type: 'grading.phase', data: { phase: 'run' } };

/** Reports one phase, then accepts everything. */
export const accepting: Grader = {
  async grade(_order, _signal, onEvent) {
    await onEvent(phase);
    return { judgement: accepted, images: { python: 'sha256:aa' } };
  },
};

/** Holds each grading until it is released or aborted; records what happened. */
export function holding() {
  const seen: string[] = [];
  const aborted: unknown[] = [];
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const grader: Grader = {
    async grade(order, signal) {
      seen.push(order.submission);
      await Promise.race([
        released,
        new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true })),
      ]);
      if (signal.aborted) aborted.push(signal.reason);
      signal.throwIfAborted();
      return { judgement: accepted, images: {} };
    },
  };
  return { grader, seen, aborted, release: () => release() };
}

function connect(leaseMs?: number, prefix = ownPrefix()) {
  const redis = { redisUrl: redisUrl(), prefix };
  const lane = (name: Lane) => createBullQueue({ ...redis, name, schema: laneJobSchema(name), leaseMs });
  const queues = {
    'grading-run': lane('grading-run'),
    'grading-submit': lane('grading-submit'),
    'grading-regrade': lane('grading-regrade'),
    'grading-measure': lane('grading-measure'),
  };
  const results = createBullQueue({ ...redis, name: RESULTS_QUEUE, schema: recordVerdictJobSchema });
  const log = createRedisEventLog(redis);
  const cancels = createRedisChannel('cancels', redis);
  const registry = createRedisWorkerRegistry(redis);
  const close = async () => {
    const all = [...LANES.map((name) => queues[name]), results, log, cancels, registry];
    await Promise.all(all.map((port) => port.close()));
  };
  return { prefix, queues, results, log, cancels, registry, close };
}

function orderOf(submission: string, attempt: number): GradeJob {
  return {
    v: 1,
    submission,
    attempt,
    challenge: { slug: 'sum', version: 1, digest: 'sha256:00' },
    language: 'python',
    files: [{ path: 'main.py', content: 'print(1)' }],
    mode: 'submit',
    seed: 'abcd',
    trace: {},
  };
}

export function openQueueBench(): QueueBench {
  const own = connect();
  const stops: (() => Promise<void>)[] = [];
  return {
    ...own,
    async startWorker(setup) {
      const connected = connect(setup.leaseMs, own.prefix);
      const worker = createWorker({
        ...connected,
        canary: () => Promise.resolve({ ok: true }),
        slots: 1,
        canaryRetryMs: 20,
        runtimes: () => [{ id: 'python', status: 'ready', languages: ['python'], version: '3' }],
        place: { worker: 'w1', kernel: 'k', engine: 'e', ruleSet: '1', processor: 'p' },
        logger: createSilentLogger(),
        scope: createScope(),
        metrics: createMetrics({ service: 'worker' }),
        tracer: silentTracer,
        ...setup,
      });
      let stopping: Promise<void> | undefined;
      const stop = () => (stopping ??= worker.stop().then(() => connected.close()));
      stops.push(stop);
      await worker.start();
      return { ...worker, start: () => Promise.resolve(), busy: () => worker.busy(), stop };
    },
    order: (submission, attempt = 1, lane = 'grading-submit') =>
      own.queues[lane].add(jobId(submission, attempt), orderOf(submission, attempt)),
    async result() {
      const job = await eventually(
        () => own.results.take(),
        (taken) => taken !== undefined,
      );
      await job?.done();
      if (!job) throw new Error('no result came');
      return job.payload;
    },
    async close() {
      await Promise.all(stops.map((stop) => stop()));
      await own.close();
    },
  };
}
