import { LANES, type GradeJob, type Lane, type RecordVerdictJob } from '@hone/contracts';
import type { RuntimeStatus } from '@hone/contracts/sandbox';
import type { CancelChannel, EventLog, JobQueue, Logger, TakenJob, WorkerRegistry } from '@hone/kit';
import { createAnnouncer, type Announcer } from './announcer.js';
import { createCanaryGuard, type CanaryGuard } from './canary-guard.js';
import { Dropped } from './dropped.js';
import { laneOrder } from './lanes.js';
import type { Canary, Grader, WorkerPlace } from './ports.js';
import { runAttempt } from './run-attempt.js';

export interface WorkerOptions {
  readonly queues: Readonly<Record<Lane, JobQueue<GradeJob>>>;
  readonly results: JobQueue<RecordVerdictJob>;
  readonly log: EventLog;
  readonly cancels: CancelChannel;
  readonly registry: WorkerRegistry;
  readonly grader: Grader;
  readonly canary: Canary;
  readonly runtimes: () => readonly RuntimeStatus[];
  readonly place: WorkerPlace;
  /** Attempts graded at once. */
  readonly slots: number;
  readonly logger: Logger;
  /** After this long an attempt counts as hung. */
  readonly attemptMs?: number | undefined;
  /** How long `stop` waits for attempts in progress before it gives them back as faults. */
  readonly drainMs?: number | undefined;
  /** Pause between canaries that fail. */
  readonly canaryRetryMs?: number | undefined;
}

/** A worker: takes orders from the lanes, grades them, hands over results. */
export interface Worker {
  start(): Promise<void>;
  /** Takes nothing more, lets attempts in progress end, and leaves the registry. */
  stop(): Promise<void>;
  /** Attempts in progress. */
  busy(): number;
}

const DEFAULT_ATTEMPT_MS = 5 * 60_000;
const DEFAULT_DRAIN_MS = 10_000;
const DEFAULT_CANARY_RETRY_MS = 3_000;
/** How long a slot waits for a wake-up before it looks by itself. */
const LOOK_MS = 2_000;
/** Pause after the queue could not be asked. */
const AWAY_MS = 500;

/** Creates a worker; nothing runs before `start`. */
export function createWorker(options: WorkerOptions): Worker {
  return new QueueWorker(options);
}

class QueueWorker implements Worker {
  private readonly options: WorkerOptions;
  private readonly guard: CanaryGuard;
  private readonly announcer: Announcer;
  private readonly draining = new AbortController();
  /** By submission: what stops the attempt in progress. */
  private readonly stops = new Map<string, Set<AbortController>>();
  private readonly slots: Promise<void>[] = [];
  private unlisten: (() => void) | undefined;
  private turn = 0;

  constructor(options: WorkerOptions) {
    this.options = options;
    this.guard = createCanaryGuard({
      canary: options.canary,
      logger: options.logger,
      onChange: () => this.announcer.now(),
      retryMs: options.canaryRetryMs ?? DEFAULT_CANARY_RETRY_MS,
    });
    this.announcer = createAnnouncer({
      registry: options.registry,
      logger: options.logger,
      worker: options.place.worker,
      slots: options.slots,
      runtimes: options.runtimes,
      canary: () => this.guard.state(),
    });
  }

  async start(): Promise<void> {
    this.announcer.start();
    this.unlisten = await this.options.cancels.listen((submission) => this.cancel(submission));
    for (let slot = 0; slot < this.options.slots; slot += 1) this.slots.push(this.serve());
  }

  busy(): number {
    return [...this.stops.values()].reduce((sum, running) => sum + running.size, 0);
  }

  async stop(): Promise<void> {
    this.draining.abort();
    const impatience = setTimeout(() => {
      for (const running of this.stops.values()) {
        for (const attempt of running) attempt.abort(new Error('the worker was stopped'));
      }
    }, this.options.drainMs ?? DEFAULT_DRAIN_MS);
    await Promise.all(this.slots);
    clearTimeout(impatience);
    this.unlisten?.();
    await this.announcer.stop();
  }

  private cancel(submission: string): void {
    for (const attempt of this.stops.get(submission) ?? []) attempt.abort(new Dropped('cancelled'));
  }

  /** One slot: an attempt at a time until the worker is drained. */
  private async serve(): Promise<void> {
    const { signal } = this.draining;
    while (!signal.aborted) {
      await this.guard.passed(signal);
      if (signal.aborted) return;
      const job = await this.take();
      if (job) await this.run(job);
      else await this.waitForWork(signal);
    }
  }

  private async take(): Promise<TakenJob<GradeJob> | undefined> {
    this.turn += 1;
    try {
      for (const lane of laneOrder(this.turn)) {
        const job = await this.options.queues[lane].take();
        if (job) return job;
      }
    } catch (error) {
      this.options.logger.warn({ err: error }, 'the queue cannot be asked');
      await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
    }
    return undefined;
  }

  private async waitForWork(signal: AbortSignal): Promise<void> {
    const enough = new AbortController();
    const either = AbortSignal.any([signal, enough.signal]);
    await Promise.race(LANES.map((lane) => this.options.queues[lane].wait(LOOK_MS, either)));
    enough.abort();
  }

  private async run(job: TakenJob<GradeJob>): Promise<void> {
    const { submission, attempt } = job.payload;
    const stop = new AbortController();
    const running = this.stops.get(submission) ?? new Set();
    this.stops.set(submission, running.add(stop));
    const begun = performance.now();
    const end = await runAttempt(job, stop.signal, {
      ...this.options,
      attemptMs: this.options.attemptMs ?? DEFAULT_ATTEMPT_MS,
      onFault: () => (this.draining.signal.aborted ? Promise.resolve() : this.guard.check()),
    });
    running.delete(stop);
    if (running.size === 0) this.stops.delete(submission);
    const tookMs = Math.round(performance.now() - begun);
    this.options.logger.info({ submission, attempt, end, tookMs }, 'attempt ended');
  }
}
