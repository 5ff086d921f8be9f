import {
  jobId,
  judgementSchema,
  type AttemptResult,
  type EventBody,
  type Judgement,
  type LaneJob,
  type Phases,
  type RecordVerdictJob,
  type StageResult,
} from '@hone/contracts';
import { inSpan, type EventLog, type JobQueue, type Logger, type TakenJob, type Tracer } from '@hone/kit';
import type { AttemptEnd } from './attempt-end.js';
import { createAttemptEvents, type AttemptEvents } from './attempt-events.js';
import { openAttemptTrace, orderedAtOf, type AttemptTrace } from './attempt-trace.js';
import type { AttemptBoxes } from './attempt-boxes.js';
import { Abandoned } from './abandoned.js';
import type { WorkerMetrics } from './worker-metrics.js';
import { Requeued } from './requeued.js';
import type { Grade, Grader, WorkerPlace } from './ports.js';
import { repeatUntilDone } from './repeat-until-done.js';

export interface AttemptOptions {
  readonly log: EventLog;
  readonly results: JobQueue<RecordVerdictJob>;
  readonly grader: Grader;
  readonly place: WorkerPlace;
  readonly logger: Logger;
  readonly tracer: Tracer;
  readonly workerMetrics: WorkerMetrics;
  /** After this time an attempt counts as hung, which is a platform fault. */
  readonly attemptMs: number;
  /** Receives the boxes of the attempt; the caller removes them. */
  readonly boxes: AttemptBoxes;
  /**
   * Called after a fault and before it is reported, so that a broken machine is detected by its first fault.
   */
  readonly onFault: () => Promise<void>;
}

const ENDS = { judged: 'judged', staged: 'staged', 'platform-fault': 'fault', returned: 'returned' } as const;

/** How long an aborted grading may take to close its boxes. */
const ABORT_GRACE_MS = 5_000;

/**
 * Runs one job to its end. `stop` aborts it: cancelled, or the worker stops. Reports a judgement for what the
 * learner's program did, a fault for a platform failure, or a requeue by a stopping worker; an attempt that
 * no longer belongs to this worker is abandoned.
 */
export async function runAttempt(
  job: TakenJob<LaneJob>,
  stop: AbortSignal,
  options: AttemptOptions,
): Promise<AttemptEnd> {
  const trace = openAttemptTrace(options.tracer, job.payload);
  const end = await runTraced(job, stop, trace, options);
  trace.end(end);
  return end;
}

async function runTraced(
  job: TakenJob<LaneJob>,
  stop: AbortSignal,
  trace: AttemptTrace,
  options: AttemptOptions,
): Promise<AttemptEnd> {
  const { logger, tracer } = options;
  const { submission, attempt } = job.payload;
  const takenAtMs = Date.now();
  const events = createAttemptEvents(options.log, submission, attempt);
  try {
    const { result, images } = await settle(job, stop, { events, trace }, options);
    trace.endPhases();
    job.lost.throwIfAborted();
    const begun = performance.now();
    await inSpan(tracer, 'report', { parent: trace.own }, () => report(job, result, images, trace, options));
    const phases = phasesOf(result);
    if (phases !== undefined) {
      const queuedMs = Math.max(0, takenAtMs - (orderedAtOf(job.payload) ?? takenAtMs));
      options.workerMetrics.phases({ ...phases, queuedMs, recordMs: performance.now() - begun });
    }
    return ENDS[result.outcome];
  } catch (error) {
    const reason = error instanceof Abandoned ? error.reason : 'lost';
    logger.info({ reason, err: error instanceof Abandoned ? undefined : error }, 'attempt abandoned');
    await job
      .done()
      .catch((failure: unknown) =>
        logger.warn({ err: failure }, 'could not complete a job; its lease will expire'),
      );
    return 'dropped';
  }
}

function phasesOf(result: AttemptResult): Phases | undefined {
  if (result.outcome === 'judged') return result.judgement.phases;
  return result.outcome === 'staged' ? result.stage.phases : undefined;
}

/** State of one attempt. */
interface Own {
  readonly events: AttemptEvents;
  readonly trace: AttemptTrace;
}

interface Settled {
  readonly result: AttemptResult;
  readonly images: Readonly<Record<string, string>>;
}

/** Grades, and turns a platform failure into a result; rejects only when the attempt is abandoned. */
async function settle(
  job: TakenJob<LaneJob>,
  stop: AbortSignal,
  own: Own,
  options: AttemptOptions,
): Promise<Settled> {
  const { events } = own;
  const emitted = () => ({ events: [...events.list], epoch: events.epoch() });
  try {
    const { judgement: given, needsMeasuring = false, images } = await grade(job, stop, own, options);
    // An invalid judgement is a platform failure; detect it here, not in the api.
    const judgement = judgementSchema.parse(given);
    if (needsMeasuring)
      return { result: { outcome: 'staged', stage: stageOf(judgement), ...emitted() }, images };
    return { result: { outcome: 'judged', judgement, ...emitted() }, images };
  } catch (error) {
    if (error instanceof Abandoned) throw error;
    if (job.lost.aborted) throw new Abandoned('lost');
    if (error instanceof Requeued) return { result: { outcome: 'returned', ...emitted() }, images: {} };
    options.logger.error({ err: error }, 'an attempt was lost to a platform fault');
    await options.onFault();
    const fault = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    return { result: { outcome: 'platform-fault', fault, ...emitted() }, images: {} };
  }
}

/** Only a submission that passes its required checks is measured. */
function stageOf({ checks, score, compile, phases, reveals }: Judgement): StageResult {
  return {
    correct: checks.every(({ required, status }) => !required || status === 'pass'),
    points: score?.points ?? 0,
    max: score?.max ?? 0,
    checks,
    phases,
    ...(compile === undefined ? {} : { compile }),
    ...(reveals === undefined ? {} : { reveals }),
  };
}

/** Grades until it ends or is aborted; rejects with the reason of the abort. */
async function grade(
  job: TakenJob<LaneJob>,
  stop: AbortSignal,
  { events, trace }: Own,
  options: AttemptOptions,
): Promise<Grade> {
  const abort = new AbortController();
  const end = (reason: unknown) => abort.abort(reason);
  const onLost = () => end(new Abandoned('lost'));
  const onStop = () => end(stop.reason);
  job.lost.addEventListener('abort', onLost, { once: true });
  stop.addEventListener('abort', onStop, { once: true });
  const hung = setTimeout(() => end(new Error('the attempt exceeded its time limit')), options.attemptMs);
  if (job.lost.aborted) onLost();
  if (stop.aborted) onStop();
  const onEvent = async (body: EventBody) => {
    abort.signal.throwIfAborted();
    trace.see(body);
    await events.append(body).catch((error: unknown) => {
      end(error);
      throw error;
    });
  };
  try {
    const { attempt, tryNumber = attempt } = job.payload;
    await onEvent({ type: 'grading.started', data: { attempt: tryNumber } });
    const { grader } = options;
    const parent = () => trace.parent();
    const grading = grader.grade(job.payload, abort.signal, onEvent, parent);
    options.boxes.watch(grading);
    return await orAborted(grading, abort.signal);
  } finally {
    clearTimeout(hung);
    job.lost.removeEventListener('abort', onLost);
    stop.removeEventListener('abort', onStop);
  }
}

/**
 * Waits for the grading to end; after an abort, rejects with the reason once its boxes are closed or the
 * grace period is over.
 */
async function orAborted(grading: Promise<Grade>, signal: AbortSignal): Promise<Grade> {
  let grace: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_resolve, reject) => {
    const onAbort = () => {
      grace = setTimeout(() => reject(new Error('an aborted grading did not stop in time')), ABORT_GRACE_MS);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    const grade = await Promise.race([grading, overdue]);
    signal.throwIfAborted();
    return grade;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(grace);
  }
}

/**
 * Reports the result, retrying while the queue is unavailable and the lease holds; then completes the job.
 */
async function report(
  job: TakenJob<LaneJob>,
  result: AttemptResult,
  images: Readonly<Record<string, string>>,
  { own: traceparent }: AttemptTrace,
  options: AttemptOptions,
): Promise<void> {
  const { submission, attempt, seed, variant } = job.payload;
  const trace = { ...job.payload.trace, ...(traceparent === undefined ? {} : { traceparent }) };
  const drawn = variant === undefined ? { seed } : { seed, variant };
  const environment = { ...options.place, images: { ...images }, ...drawn };
  const record: RecordVerdictJob = { v: 1, submission, attempt, judgement: result, environment, trace };
  const id = jobId(submission, attempt);
  await repeatUntilDone(() => options.results.add(id, record), job.lost);
  // The result is reported: if the job cannot be completed, its lease expires and the record stands.
  await job
    .done()
    .catch((error: unknown) =>
      options.logger.warn({ err: error }, 'could not complete a job; its lease will expire'),
    );
}
