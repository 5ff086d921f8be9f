import { setTimeout as sleep } from 'node:timers/promises';
import { MEASURE_LANE, SHARED_LANES, type Lane, type LaneJob, type RecordVerdictJob } from '@hone/contracts';
import type { RuntimeStatus } from '@hone/contracts/sandbox';
import type {
  Channel,
  EventLog,
  JobQueue,
  Logger,
  Metrics,
  Scope,
  TakenJob,
  Tracer,
  WorkerRegistry,
} from '@hone/kit';
import { createAnnouncer, type Announcer } from './announcer.js';
import { createAttemptBoxes, type AttemptBoxes } from './attempt-boxes.js';
import { createCanaryGuard, type CanaryGuard } from './canary-guard.js';
import { Abandoned } from './abandoned.js';
import { createWorkerMetrics, showWorker, type WorkerMetrics } from './worker-metrics.js';
import { Requeued } from './requeued.js';
import { laneOrder } from './lanes.js';
import { createMeasureTurn, type MeasureTurn } from './measure-turn.js';
import type { Canary, Grader, WorkerPlace, WorkerQueues } from './ports.js';
import { runAttempt } from './run-attempt.js';

export interface WorkerOptions {
  readonly queues: WorkerQueues;
  readonly results: JobQueue<RecordVerdictJob>;
  readonly log: EventLog;
  readonly cancels: Channel;
  readonly registry: WorkerRegistry;
  readonly grader: Grader;
  readonly canary: Canary;
  readonly runtimes: () => readonly RuntimeStatus[];
  readonly place: WorkerPlace;
  /** Attempts graded at the same time. */
  readonly slots: number;
  /** Submissions measured at the same time, in addition to the slots; default 1. */
  readonly measureSlots?: number | undefined;
  /** Whether the machine has a single core: then measuring waits for the slots, at most a minute. */
  readonly sharesCore?: boolean | undefined;
  readonly logger: Logger;
  /** Receives the ids of the current attempt, so that its log lines contain them. */
  readonly scope: Scope;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
  /** After this time an attempt counts as hung. */
  readonly attemptMs?: number | undefined;
  /** How long `stop` waits for attempts in progress before it requeues them. */
  readonly drainMs?: number | undefined;
  /** Pause between failed canary runs. */
  readonly canaryRetryMs?: number | undefined;
}

/** A worker: takes jobs from the lanes, grades them, reports results. */
export interface Worker {
  start(): Promise<void>;
  /**
   * Stops taking jobs and announces that, waits for attempts in progress, requeues those that take too long,
   * and leaves the registry. When `urgent` aborts, requeues everything immediately.
   */
  stop(urgent?: AbortSignal): Promise<void>;
  /** Attempts in progress. */
  busy(): number;
  /** Attempts in progress, without measured ones. */
  grading(): number;
}

/** The lanes that a slot serves. */
interface Slot {
  readonly lanes: readonly Lane[];
  /** The lanes to poll now, in this order. */
  order(): Promise<readonly Lane[]>;
  run(job: TakenJob<LaneJob>, lane: Lane): Promise<AttemptBoxes>;
}

const DEFAULT_ATTEMPT_MS = 5 * 60_000;
const DEFAULT_DRAIN_MS = 10_000;
const DEFAULT_CANARY_RETRY_MS = 3_000;
/** Fallback poll interval, in case the notification of a job was lost. */
const POLL_MS = 10_000;
/**
 * How long boxes stay open after an attempt when the slot is idle. Removing them takes about 40 ms of CPU
 * time, which the api needs to record and emit the verdict.
 */
const IDLE_MS = 150;
/** Pause before checking again whether measuring may start. */
const NOT_DUE_MS = 500;
/** Pause after the queue was unavailable. */
const RETRY_PAUSE_MS = 500;

/** Creates a worker; nothing runs before `start`. */
export function createWorker(options: WorkerOptions): Worker {
  return new QueueWorker(options);
}

class QueueWorker implements Worker {
  private readonly options: WorkerOptions;
  private readonly guard: CanaryGuard;
  private readonly announcer: Announcer;
  private readonly workerMetrics: WorkerMetrics;
  private readonly draining = new AbortController();
  private isRequeueing = false;
  /** Abort controllers of the attempts in progress, by submission. */
  private readonly stops = new Map<string, Set<AbortController>>();
  private readonly slots: Promise<void>[] = [];
  private unlisten: (() => void) | undefined;
  private turn = 0;
  /** Attempts in the shared slots. */
  private inSlots = 0;
  private readonly measureSlots: number;
  private readonly measureTurn: MeasureTurn;

  constructor(options: WorkerOptions) {
    this.options = options;
    this.measureSlots = options.measureSlots ?? 1;
    this.measureTurn = createMeasureTurn({
      queues: options.queues,
      isGrading: () => this.inSlots > 0,
      sharesCore: options.sharesCore ?? false,
    });
    this.workerMetrics = createWorkerMetrics(options.metrics);
    this.guard = createCanaryGuard({
      canary: options.canary,
      logger: options.logger,
      onChange: () => this.announcer.now(),
      onFailure: () => this.workerMetrics.canaryFailed(),
      retryMs: options.canaryRetryMs ?? DEFAULT_CANARY_RETRY_MS,
    });
    this.announcer = createAnnouncer({
      registry: options.registry,
      logger: options.logger,
      worker: options.place.worker,
      slots: options.slots,
      measureSlots: this.measureSlots,
      runtimes: options.runtimes,
      canary: () => this.guard.state(),
      draining: () => this.draining.signal.aborted,
    });
    showWorker(options.metrics, () => ({
      slots: options.slots,
      busy: this.busy(),
      draining: this.draining.signal.aborted,
      canary: this.guard.state(),
    }));
  }

  async start(): Promise<void> {
    this.announcer.start();
    this.unlisten = await this.options.cancels.listen((submission) => this.cancel(submission));
    const { slots } = this.options;
    for (let slot = 0; slot < slots; slot += 1) this.slots.push(this.serve(this.sharedSlot()));
    for (let slot = 0; slot < this.measureSlots; slot += 1) this.slots.push(this.serve(this.measureSlot()));
  }

  busy(): number {
    return [...this.stops.values()].reduce((sum, running) => sum + running.size, 0);
  }

  grading(): number {
    return this.inSlots;
  }

  async stop(urgent?: AbortSignal): Promise<void> {
    this.draining.abort();
    this.announcer.now();
    const requeue = () => this.requeue();
    const drainTimer = setTimeout(requeue, this.options.drainMs ?? DEFAULT_DRAIN_MS);
    urgent?.addEventListener('abort', requeue, { once: true });
    if (urgent?.aborted === true) requeue();
    await Promise.all(this.slots);
    clearTimeout(drainTimer);
    urgent?.removeEventListener('abort', requeue);
    this.unlisten?.();
    await this.announcer.stop();
  }

  private requeue(): void {
    this.isRequeueing = true;
    for (const running of this.stops.values()) {
      for (const attempt of running) attempt.abort(new Requeued());
    }
  }

  private cancel(submission: string): void {
    for (const attempt of this.stops.get(submission) ?? []) attempt.abort(new Abandoned('cancelled'));
  }

  /** One slot: one attempt at a time until the worker is drained. */
  private async serve(slot: Slot): Promise<void> {
    const { signal } = this.draining;
    let left: AttemptBoxes | undefined;
    while (!signal.aborted) {
      await this.guard.passed(signal);
      if (signal.aborted) break;
      const taken = await this.take(slot);
      if (!taken) await this.waitForWork(slot.lanes, signal, left === undefined ? POLL_MS : IDLE_MS);
      // Remove boxes within the slot, so that a worker never has more boxes than its slots need.
      await left?.dismiss();
      left = taken && (await slot.run(taken.job, taken.lane));
    }
    await left?.dismiss();
  }

  private sharedSlot(): Slot {
    return {
      lanes: SHARED_LANES,
      order: () => Promise.resolve(laneOrder((this.turn += 1))),
      run: async (job, lane) => {
        this.inSlots += 1;
        return this.run(job, lane).finally(() => (this.inSlots -= 1));
      },
    };
  }

  private measureSlot(): Slot {
    return {
      lanes: [MEASURE_LANE],
      order: async () => {
        if (await this.measureTurn.isDue()) return [MEASURE_LANE];
        await sleep(NOT_DUE_MS, undefined, { signal: this.draining.signal }).catch(() => undefined);
        return [];
      },
      run: (job, lane) => this.run(job, lane),
    };
  }

  private async take(slot: Slot): Promise<{ job: TakenJob<LaneJob>; lane: Lane } | undefined> {
    try {
      for (const lane of await slot.order()) {
        const job = await this.options.queues[lane].take();
        if (job) return { job, lane };
      }
    } catch (error) {
      this.options.logger.warn({ err: error }, 'the queue is not responding; retrying');
      await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS));
    }
    return undefined;
  }

  private async waitForWork(lanes: readonly Lane[], signal: AbortSignal, mostMs: number): Promise<void> {
    const enough = new AbortController();
    const either = AbortSignal.any([signal, enough.signal]);
    await Promise.race(lanes.map((lane) => this.options.queues[lane].wait(mostMs, either)));
    enough.abort();
  }

  private run(job: TakenJob<LaneJob>, lane: Lane): Promise<AttemptBoxes> {
    const { submission, attempt, trace } = job.payload;
    const { requestId } = trace;
    const ids = { submission, attempt, ...(requestId === undefined ? {} : { requestId }) };
    return this.options.scope.run(ids, () => this.grade(job, lane));
  }

  /** Runs an attempt; returns its boxes, which may still be open. */
  private async grade(job: TakenJob<LaneJob>, lane: Lane): Promise<AttemptBoxes> {
    const { logger, attemptMs = DEFAULT_ATTEMPT_MS } = this.options;
    const { submission, challenge, language } = job.payload;
    const stop = new AbortController();
    const running = this.stops.get(submission) ?? new Set();
    this.stops.set(submission, running.add(stop));
    // The job was taken while everything was being requeued.
    if (this.isRequeueing) stop.abort(new Requeued());
    const begun = performance.now();
    const boxes = createAttemptBoxes();
    logger.info({ lane, challenge: challenge.slug, language }, 'attempt started');
    const end = await runAttempt(job, stop.signal, {
      ...this.options,
      workerMetrics: this.workerMetrics,
      attemptMs,
      boxes,
      onFault: () => (this.draining.signal.aborted ? Promise.resolve() : this.guard.check()),
    });
    running.delete(stop);
    if (running.size === 0) this.stops.delete(submission);
    this.workerMetrics.ended(lane, end);
    logger.info({ end, tookMs: Math.round(performance.now() - begun) }, 'attempt ended');
    return boxes;
  }
}
