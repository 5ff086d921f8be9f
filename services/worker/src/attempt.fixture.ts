import {
  jobId,
  recordVerdictJobSchema,
  RESULTS_QUEUE,
  type GradeJob,
  type LaneJob,
  type Judgement,
  type RecordVerdictJob,
} from '@hone/contracts';
import { silentTracer, type JobQueue, type TakenJob } from '@hone/kit';
import { createMemoryEventLog, createMemoryQueue, createSilentLogger } from '@hone/kit/testing';
import { createAttemptBoxes } from './attempt-boxes.js';
import type { WorkerMetrics } from './worker-metrics.js';
import type { Grader, WorkerPlace } from './ports.js';
import { runAttempt, type AttemptOptions } from './run-attempt.js';

export const PLACE: WorkerPlace = { worker: 'w1', kernel: 'k', engine: 'e', ruleSet: '8' };

export const ACCEPTED: Judgement = {
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

const METRICS: WorkerMetrics = {
  ended: () => undefined,
  phases: () => undefined,
  canaryFailed: () => undefined,
};

export function orderOf(submission: string, attempt = 1, changes: Partial<GradeJob> = {}): GradeJob {
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
    ...changes,
  };
}

export const accepting: Grader = { grade: () => Promise.resolve({ judgement: ACCEPTED, images: {} }) };

/** Resolves when a signal aborts. */
export const abortOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** A job as a worker has taken it. */
const jobOf = (payload: LaneJob, lost: AbortSignal, done: () => Promise<void>): TakenJob<LaneJob> => ({
  id: jobId(payload.submission, payload.attempt),
  payload,
  lost,
  done,
  failed: (reason) => Promise.reject(new Error(`failed: ${reason}`)),
});

async function takeResult(results: JobQueue<RecordVerdictJob>): Promise<RecordVerdictJob> {
  const taken = await results.take();
  if (taken === undefined) throw new Error('there is no result');
  await taken.done();
  return taken.payload;
}

/** One attempt of a worker, with an in-memory log and results queue. */
export function openAttempt(attempt = 1) {
  const log = createMemoryEventLog();
  const results = createMemoryQueue({ name: RESULTS_QUEUE, schema: recordVerdictJobSchema });
  const [lease, stop] = [new AbortController(), new AbortController()];
  /** What happened to the job, its result and the canary, in order. */
  const steps: string[] = [];
  const note = (step: string) => Promise.resolve(void steps.push(step));
  const job = jobOf(orderOf('s', attempt), lease.signal, () => note('order ended'));
  const add = results.add.bind(results);
  results.add = async (id, record) => {
    await add(id, record);
    await note(`${record.judgement.outcome} as ${id}`);
  };
  return {
    log,
    results,
    job,
    steps,
    stop,
    loseLease: () => lease.abort(new Error('the lease was lost')),
    run: (grader: Grader, changes: Partial<AttemptOptions> = {}) =>
      runAttempt(job, stop.signal, {
        log,
        results,
        grader,
        place: PLACE,
        logger: createSilentLogger(),
        tracer: silentTracer,
        workerMetrics: METRICS,
        attemptMs: 60_000,
        boxes: createAttemptBoxes(),
        onFault: () => note('canary'),
        ...changes,
      }),
    /** The reported result. */
    result: () => takeResult(results),
  };
}
