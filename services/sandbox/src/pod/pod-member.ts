import type {
  Box,
  BoxUsage,
  LogEntry,
  PodMember,
  ProgramOutcome,
  Readiness,
  RunningProgram,
  StartRequest,
} from '@hone/contracts/sandbox';
import type { FaultClock } from '../faults/fault-clock.js';
import { findRefusal } from '../protocol/runner-refusal.js';
import { ProgramLog } from './program-log.js';

const SIGKILL = 9;
const SIGTERM = 15;
/** Between two attempts to connect to a program that does not listen yet. */
const KNOCK_EVERY_MS = 10;

export interface MemberWatch {
  /** Milliseconds since the pod was opened. */
  readonly now: () => number;
  /** Called when a program begins and when it has ended. */
  readonly onChange: () => void;
}

/** A member of a pod: a box, and the one program that lives in it. */
export class BoxMember implements PodMember {
  readonly name: string;
  readonly box: Box;
  private readonly clock: FaultClock;
  private readonly onChange: () => void;
  private readonly printed: ProgramLog;
  private request: StartRequest | undefined;
  private program: RunningProgram | undefined;
  private running = false;

  constructor(name: string, box: Box, clock: FaultClock, { now, onChange }: MemberWatch) {
    this.name = name;
    this.box = box;
    this.clock = clock;
    this.onChange = onChange;
    this.printed = new ProgramLog(now);
  }

  /** Whether its program was started and has ended: then nothing can listen in its box. */
  get hasEnded(): boolean {
    return this.program !== undefined && !this.running;
  }

  async start(request: StartRequest): Promise<RunningProgram> {
    if (this.running) throw new Error(`the program of ${this.name} still runs`);
    this.request = request;
    const program = await this.box.start(request);
    this.program = program;
    this.running = true;
    this.printed.follow('stdout', program.stdout);
    this.printed.follow('stderr', program.stderr);
    const over = () => {
      this.running = false;
      this.onChange();
    };
    program.exited.then(over, over);
    this.onChange();
    return program;
  }

  async awaitListening(port: number, withinMs: number): Promise<Readiness> {
    const begunMs = this.clock.now();
    const ended = this.ended().then((outcome): Readiness => ({ state: 'ended', outcome }));
    // Nobody awaits it any more once the program listens.
    ended.catch(() => undefined);
    for (;;) {
      if (await this.answers(port)) return { state: 'listening', afterMs: this.clock.now() - begunMs };
      if (this.clock.now() - begunMs >= withinMs) return { state: 'not-listening', withinMs };
      const over = await Promise.race([ended, this.sleep(KNOCK_EVERY_MS)]);
      if (over !== undefined) return over;
    }
  }

  pause(): Promise<void> {
    return this.box.pause();
  }

  resume(): Promise<void> {
    return this.box.resume();
  }

  kill(): Promise<ProgramOutcome> {
    this.program?.signal(SIGKILL);
    return this.ended();
  }

  async stop(withinMs: number): Promise<ProgramOutcome> {
    this.program?.signal(SIGTERM);
    const cancelKill = this.clock.after(withinMs, () => this.program?.signal(SIGKILL));
    return await this.ended().finally(cancelKill);
  }

  async restart(): Promise<void> {
    if (this.request === undefined) throw new Error(`${this.name} was never started`);
    if (this.running) await this.kill();
    await this.start(this.request);
  }

  async ended(): Promise<ProgramOutcome> {
    if (this.program === undefined) throw new Error(`${this.name} was never started`);
    return await this.program.exited;
  }

  log(): readonly LogEntry[] {
    return this.printed.read();
  }

  usage(): Promise<BoxUsage> {
    return this.box.usage();
  }

  private async answers(port: number): Promise<boolean> {
    try {
      (await this.box.connect({ port })).destroy();
      return true;
    } catch (error) {
      if (findRefusal(error) === undefined) throw error;
      return false;
    }
  }

  private sleep(ms: number): Promise<undefined> {
    return new Promise((resolve) => {
      this.clock.after(ms, () => resolve(undefined));
    });
  }
}
