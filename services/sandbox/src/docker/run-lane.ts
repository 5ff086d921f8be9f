import type { RunLimits, RunOutcome } from '@hone/contracts/sandbox';
import { classify, closedUnder, findStarved, memoryDeath, wallDeath } from '../classify.js';
import type { ExitFacts } from '../protocol/answers.js';
import { createDeferred, type Deferred } from '../protocol/deferred.js';
import type { RunReport } from '../protocol/exchanges.js';
import type { RunOrder } from '../protocol/requests.js';
import { RunnerRefusal } from '../protocol/runner-refusal.js';
import { SandboxFault } from '../sandbox-fault.js';

/** An outcome and, unless the box was lost under the run, the facts it was judged from. */
export interface LaneResult {
  readonly outcome: RunOutcome;
  readonly facts: ExitFacts | undefined;
}

/** Who still answers when a run has not ended in time. */
export type Responder = 'runner' | 'engine' | 'nobody';

/** What a lane needs of its box. */
export interface LaneBox {
  run(order: RunOrder): Promise<RunReport>;
  /** Forgets the memory peak. */
  resetPeak(): void;
  oomCount(): number;
  /** Who answers now: the runner, only the engine, or nobody. Never rejects. */
  findResponder(): Promise<Responder>;
  /** The runner did not end a run in time: the box must go. */
  giveUp(): void;
}

/** Why a lane's box is gone. After the first two, waiting tasks get another box; after the others, none. */
export type LaneLoss = 'memory' | 'wall' | 'closed' | SandboxFault;

interface RunTask {
  readonly order: RunOrder;
  readonly limits: RunLimits;
  readonly result: Deferred<LaneResult>;
}

/** Another task that must keep its place among the runs, such as writing a file. */
export interface OtherTask {
  perform(): void;
  /** No box will come for it. */
  abandon(fault: SandboxFault): void;
}

/** Runs that are in the box at once: one goes on, the others follow without a gap. */
const FRAMES_AHEAD = 3;
/** The runner enforces the wall limit; it gets this long for killing, reaping and wiping a hostile leftover. */
const OUTSIDE_GRACE_MS = 5000;
/** A runner that answers gets that time again up to n times: it grants a starved program twice its wall limit. */
const EXTRA_CHECKS = 2;

const isRun = (task: RunTask | OtherTask): task is RunTask => 'order' in task;

/** The queue of one box: keeps the order, sends a few runs ahead, and watches the wall clock from outside. */
export class RunLane {
  private box: LaneBox | undefined;
  private readonly waiting: (RunTask | OtherTask)[] = [];
  private inFlight: RunTask[] = [];
  private headSinceMs = 0;
  private oomBefore = 0;
  private watchdog: NodeJS.Timeout | undefined;
  private gaveUp: 'overdue' | 'unheard' | undefined;
  /** Set once no other box will come. */
  private end: 'closed' | SandboxFault | undefined;

  /** Whether anything waits for a box. */
  get wanted(): boolean {
    return this.waiting.length > 0;
  }

  /** Whether the box was abandoned for a run that did not end, though the engine answered. */
  get overdue(): boolean {
    return this.gaveUp === 'overdue';
  }

  /** Whether the box was abandoned because the engine did not answer. */
  get unheard(): boolean {
    return this.gaveUp === 'unheard';
  }

  /** How often the kernel had killed for memory when the current run began. */
  get oomCountBefore(): number {
    return this.oomBefore;
  }

  /** From now on tasks go to this box. */
  attach(box: LaneBox): void {
    this.box = box;
    this.gaveUp = undefined;
    this.pump();
  }

  run(order: RunOrder, limits: RunLimits): Promise<LaneResult> {
    const task = { order, limits, result: createDeferred<LaneResult>() };
    this.add(task);
    return task.result.promise;
  }

  /** Does a task in its turn: after all runs that were requested earlier. */
  inTurn(task: OtherTask): void {
    this.add(task);
  }

  /** The box is gone. The current run gets its outcome; those after it never began. */
  lose(loss: LaneLoss): void {
    clearTimeout(this.watchdog);
    this.box = undefined;
    const [head, ...behind] = this.inFlight;
    this.inFlight = [];
    this.waiting.unshift(...behind);
    if (head !== undefined) settleLost(head, loss, performance.now() - this.headSinceMs);
    if (loss === 'memory' || loss === 'wall') return;
    this.end = loss;
    for (const task of this.waiting.splice(0)) settleUnbegun(task, loss);
  }

  private add(task: RunTask | OtherTask): void {
    if (this.end !== undefined) {
      settleUnbegun(task, this.end);
      return;
    }
    this.waiting.push(task);
    this.pump();
  }

  private pump(): void {
    for (let next = this.waiting[0]; next !== undefined && this.box !== undefined; next = this.waiting[0]) {
      if (isRun(next) && this.inFlight.length >= FRAMES_AHEAD) return;
      this.waiting.shift();
      if (isRun(next)) this.send(next, this.box);
      else next.perform();
    }
  }

  private send(task: RunTask, box: LaneBox): void {
    const alone = this.inFlight.length === 0;
    this.inFlight.push(task);
    if (alone) this.begin(task, box);
    box.run(task.order).then(
      (report) => this.finish(task, box, report),
      (error: unknown) => this.reject(task, box, error),
    );
  }

  /**
   * The task is now the current one. If it follows another, it has just begun and uses next to nothing yet: the
   * runner sees that the peak fell, and takes the final value for this run's.
   */
  private begin(task: RunTask, box: LaneBox): void {
    box.resetPeak();
    this.headSinceMs = performance.now();
    this.oomBefore = box.oomCount();
    clearTimeout(this.watchdog);
    this.watch(task, box, EXTRA_CHECKS);
  }

  private watch(task: RunTask, box: LaneBox, checksLeft: number): void {
    const limitMs = task.limits.wallMs + OUTSIDE_GRACE_MS;
    this.watchdog = setTimeout(() => void this.checkOverdue(task, box, checksLeft), limitMs);
  }

  /**
   * The run's end was not reported. Blame the program only if we could have heard of the end: an engine that
   * hangs, or a worker that was itself stopped, says nothing about the program. A runner that answers may have got
   * the run late, or have extended its time, and is asked again.
   */
  private async checkOverdue(task: RunTask, box: LaneBox, checksLeft: number): Promise<void> {
    const responder = await box.findResponder();
    if (this.box !== box || this.inFlight[0] !== task) return;
    if (responder === 'runner' && checksLeft > 0) {
      this.watch(task, box, checksLeft - 1);
      return;
    }
    this.gaveUp = responder === 'nobody' ? 'unheard' : 'overdue';
    box.giveUp();
  }

  private finish(task: RunTask, box: LaneBox, report: RunReport): void {
    if (!this.leave(task, box)) return;
    const starved = findStarved(report.facts, task.limits);
    if (starved !== undefined) task.result.reject(starved);
    else task.result.resolve({ outcome: classify(report, task.limits), facts: report.facts });
  }

  /** The runner rejected the request and goes on. If the box is lost instead, `lose` settles the task. */
  private reject(task: RunTask, box: LaneBox, error: unknown): void {
    if (!(error instanceof RunnerRefusal) || !this.leave(task, box)) return;
    task.result.reject(new SandboxFault('box', `the runner rejected a run: ${error.message}`, error));
  }

  private leave(task: RunTask, box: LaneBox): boolean {
    const at = this.inFlight.indexOf(task);
    if (at < 0 || this.box !== box) return false;
    this.inFlight.splice(at, 1);
    clearTimeout(this.watchdog);
    const head = this.inFlight[0];
    if (head !== undefined) this.begin(head, box);
    this.pump();
    return true;
  }
}

function settleLost({ result }: RunTask, loss: LaneLoss, wallMs: number): void {
  const run = { wallMs, memoryBytes: 0 };
  if (loss === 'closed') result.resolve({ outcome: closedUnder(run), facts: undefined });
  else if (loss === 'memory') result.resolve({ outcome: memoryDeath(run), facts: undefined });
  else if (loss === 'wall') result.resolve({ outcome: wallDeath(run), facts: undefined });
  else result.reject(loss);
}

function settleUnbegun(task: RunTask | OtherTask, end: 'closed' | SandboxFault): void {
  if (isRun(task)) settleLost(task, end, 0);
  else task.abandon(end === 'closed' ? new SandboxFault('closed', 'the box was closed') : end);
}
