import type {
  AttemptResult,
  Check,
  Environment,
  EventBody,
  Judgement,
  Lane,
  LaneJob,
  LiveEvent,
  StageResult,
  WorkerStatus,
} from '@hone/contracts';
import { jobId } from '@hone/contracts';
import type { EventLog, TakenJob } from '@hone/kit';
import type { ApiDependencies } from '../ports.js';

const READY = { status: 'ready' } as const;

/** A worker that has Python and JavaScript, and one slot. */
export const WORKER: WorkerStatus = {
  v: 1,
  worker: 'worker-1',
  canary: 'passed',
  slots: 1,
  measureSlots: 1,
  runtimes: {
    python: { ...READY, languages: ['python'] },
    javascript: { ...READY, languages: ['javascript'] },
  },
};

const ENVIRONMENT: Environment = {
  images: { python: 'sha256:1' },
  kernel: '6.1',
  engine: '27',
  ruleSet: '1',
  seed: '00',
  worker: 'worker-1',
};

const CHECK: Check = {
  id: 'random',
  title: 'Random prices',
  group: 'correct',
  weight: 1,
  required: true,
  status: 'pass',
  score: 1,
  visible: true,
};

const ACCEPTED: Judgement = {
  verdict: 'accepted',
  reason: null,
  score: { points: 100, max: 100, percent: 100, groups: [] },
  checks: [CHECK],
  phases: {
    queuedMs: 0,
    waitingMs: 0,
    calibrateMs: 0,
    measureMs: 0,
    prepareMs: 5,
    compileMs: 1,
    runMs: 20,
    judgeMs: 2,
    recordMs: 0,
  },
};

type WorkerWorld = Pick<ApiDependencies, 'queues' | 'results' | 'log' | 'registry'>;

/** A scripted worker: it grades nothing and reports what the test says. */
export class TestWorker {
  private readonly world: WorkerWorld;

  constructor(world: WorkerWorld) {
    this.world = world;
  }

  announce(status: WorkerStatus = WORKER): Promise<void> {
    return this.world.registry.announce(status);
  }

  /** Takes the next job of a lane and reports it as started. */
  async take(lane: Lane = 'grading-submit'): Promise<TestAttempt> {
    const job = await this.world.queues[lane].take();
    if (job === undefined) throw new Error(`lane ${lane} is empty`);
    const attempt = new TestAttempt(this.world, job);
    const { attempt: number, tryNumber = number } = job.payload;
    await attempt.emit({ type: 'grading.started', data: { attempt: tryNumber } });
    return attempt;
  }
}

/** One attempt, controlled by a test. */
export class TestAttempt {
  readonly job: LaneJob;
  readonly events: LiveEvent[] = [];
  private readonly taken: TakenJob<LaneJob>;
  private readonly log: EventLog;
  private readonly results: WorkerWorld['results'];
  private epoch = '';

  constructor(world: WorkerWorld, taken: TakenJob<LaneJob>) {
    this.taken = taken;
    this.job = taken.payload;
    this.log = world.log;
    this.results = world.results;
  }

  /** Appends to the live log; false when the fence rejected it. */
  async emit(body: EventBody): Promise<boolean> {
    const { submission, attempt } = this.job;
    const appended = await this.log.append(submission, attempt, body);
    if (!appended.ok) return false;
    this.epoch = appended.epoch;
    this.events.push({ submission, seq: appended.seq, at: appended.at, ...body });
    return true;
  }

  emitCheck(check: Check = CHECK): Promise<boolean> {
    return this.emit({ type: 'grading.check', data: { check, done: 1, total: 1 } });
  }

  /** Reports a verdict and completes the job, as a worker does. */
  async report(judgement: Partial<Judgement> = {}): Promise<void> {
    const { events, epoch } = this;
    await this.send({ outcome: 'judged', judgement: { ...ACCEPTED, ...judgement }, events, epoch });
  }

  /** Reports the first stage; speed is still to be measured. */
  async reportStage(stage: Partial<StageResult> = {}): Promise<void> {
    const { events, epoch } = this;
    const { checks, phases } = ACCEPTED;
    const decided = { correct: true, points: 40, max: 100, checks, phases, ...stage };
    await this.send({ outcome: 'staged', stage: decided, events, epoch });
  }

  async reportFault(fault = 'the sandbox did not start'): Promise<void> {
    await this.send({ outcome: 'platform-fault', fault, events: this.events, epoch: this.epoch });
  }

  /** Requeues the attempt, as a stopping worker does. */
  async requeue(): Promise<void> {
    await this.send({ outcome: 'returned', events: this.events, epoch: this.epoch });
  }

  /** Completes the job without a report, as a crash does. */
  vanish(): Promise<void> {
    return this.taken.failed('killed');
  }

  private async send(judgement: AttemptResult): Promise<void> {
    const { submission, attempt } = this.job;
    const report = { v: 1 as const, submission, attempt, judgement, environment: ENVIRONMENT };
    await this.results.add(jobId(submission, attempt), report);
    await this.taken.done();
  }
}
