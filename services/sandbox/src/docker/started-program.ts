import { Readable, Writable } from 'node:stream';
import type { ProgramOutcome, RunningProgram, RunOutcome } from '@hone/contracts/sandbox';
import { classify, closedUnder, memoryDeath, wallDeath } from '../classify.js';
import type { ExitFacts } from '../protocol/answers.js';
import { createDeferred } from '../protocol/deferred.js';
import type { ProgramListener } from '../protocol/exchanges.js';
import { CREDIT_STEP_BYTES } from '../protocol/numbers.js';
import type { StartedProgram } from '../protocol/runner-session.js';
import { WriteWindow } from '../protocol/write-window.js';
import type { SandboxFault } from '../sandbox-fault.js';
import type { LaneLoss } from './run-lane.js';

const NO_OUTPUT = new Uint8Array(0);
/** Only the runner enforces the limits of a started program: its wall clock stops during a pause, ours does not. */
const JUDGED_BY_RUNNER = { cpuMs: Infinity, wallMs: Infinity, stdoutBytes: Infinity, stderrBytes: Infinity };

/** One output of a program. Grants more credit only as it is read. */
class ProgramOutput extends Readable {
  private readonly credit: (bytes: number) => void;
  private unacknowledged = 0;
  private ended = false;

  constructor(credit: (bytes: number) => void) {
    super();
    this.credit = credit;
  }

  receive(data: Buffer): void {
    this.unacknowledged += data.length;
    // Discarded output must not stop the program.
    if (this.destroyed) this.acknowledge();
    else this.push(data);
  }

  finish(): void {
    if (this.ended || this.destroyed) return;
    this.ended = true;
    this.push(null);
  }

  override _read(): void {
    if (this.unacknowledged >= CREDIT_STEP_BYTES) this.acknowledge();
  }

  /** Both outputs share one window: what this one still holds of it goes to the other. */
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (this.unacknowledged > 0) this.acknowledge();
    done(error);
  }

  private acknowledge(): void {
    this.credit(this.unacknowledged);
    this.unacknowledged = 0;
  }
}

/** Input of a program; waits until the program reads it. */
class ProgramInput extends Writable {
  program: StartedProgram | undefined;
  private readonly window = new WriteWindow((piece, done) => {
    if (this.program === undefined) done();
    else this.program.write(piece, done);
  });

  constructor() {
    super();
    // A program may end while its input is written: that must not end the process.
    this.on('error', () => undefined);
  }

  taken(bytes: number): void {
    this.window.taken(bytes);
  }

  /** No reader is left. */
  drop(): void {
    this.program = undefined;
    this.destroy();
  }

  override _write(data: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.window.write(data, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.program?.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.writableFinished) this.program?.end();
    done(error);
  }
}

const withoutOutput = (outcome: RunOutcome): ProgramOutcome => {
  const { stdout: _stdout, stderr: _stderr, ...rest } = outcome;
  return rest;
};

function outcomeOfLoss(loss: Exclude<LaneLoss, SandboxFault>, wallMs: number): ProgramOutcome {
  const run = { wallMs, memoryBytes: 0 };
  if (loss === 'memory') return withoutOutput(memoryDeath(run));
  return withoutOutput(loss === 'wall' ? wallDeath(run) : closedUnder(run));
}

/** A started program, between the runner's answers and its caller. */
export class DockerProgram implements RunningProgram, ProgramListener {
  readonly stdin = new ProgramInput();
  readonly stdout = new ProgramOutput((bytes) => this.credit(bytes));
  readonly stderr = new ProgramOutput((bytes) => this.credit(bytes));
  private readonly end = createDeferred<ProgramOutcome>();
  private readonly faultOf: (facts: ExitFacts) => SandboxFault | undefined;
  private readonly begunMs = performance.now();
  private program: StartedProgram | undefined;
  private isOver = false;

  /** `faultOf` finds out whether an end is the platform's fault. */
  constructor(faultOf: (facts: ExitFacts) => SandboxFault | undefined) {
    this.faultOf = faultOf;
  }

  get exited(): Promise<ProgramOutcome> {
    return this.end.promise;
  }

  get pid(): number {
    return this.program?.pid ?? 0;
  }

  attach(program: StartedProgram): void {
    this.program = program;
    this.stdin.program = program;
  }

  signal(number: number): void {
    this.program?.signal(number);
  }

  onOutput(stream: 'stdout' | 'stderr', data: Buffer): void {
    this[stream].receive(data);
  }

  onEnded(stream: 'stdout' | 'stderr'): void {
    this[stream].finish();
  }

  onTaken(bytes: number): void {
    this.stdin.taken(bytes);
  }

  onExit(facts: ExitFacts): void {
    const fault = this.faultOf(facts);
    if (fault !== undefined) this.end.reject(fault);
    else {
      const outcome = classify({ facts, stdout: NO_OUTPUT, stderr: NO_OUTPUT }, JUDGED_BY_RUNNER);
      this.end.resolve(withoutOutput(outcome));
    }
    this.finish();
  }

  /**
   * The box's owner finds out why and then calls `lose`. Until then the outputs stay open: a reader would take
   * their end for something that the program did.
   */
  onLost(): void {
    this.stdin.drop();
  }

  lose(loss: LaneLoss): void {
    if (loss instanceof Error) this.end.reject(loss);
    else this.end.resolve(outcomeOfLoss(loss, performance.now() - this.begunMs));
    this.finish();
  }

  private credit(bytes: number): void {
    if (!this.isOver) this.program?.credit(bytes);
  }

  private finish(): void {
    this.isOver = true;
    this.stdin.drop();
    this.stdout.finish();
    this.stderr.finish();
  }
}
