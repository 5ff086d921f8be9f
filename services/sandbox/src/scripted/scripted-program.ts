import { PassThrough, type Duplex, type Readable, type Writable } from 'node:stream';
import type { BoxListener, ProgramOutcome, RunningProgram } from '@hone/contracts/sandbox';
import { createStreamPair } from '../faults/stream-pair.js';
import { createDeferred } from '../protocol/deferred.js';
import { RunnerRefusal } from '../protocol/runner-refusal.js';
import { SandboxFault } from '../sandbox-fault.js';

type OnConnection = (stream: Duplex) => void;

const NO_USAGE = { cpuMs: 0, wallMs: 0, memoryBytes: 0 };
const SIGKILL = 9;

/** The ports of a scripted box: those that programs serve, and those that lead out of it. */
export class ScriptedPorts {
  private readonly served = new Map<number, OnConnection>();
  private readonly listened = new Map<number, { readonly onConnection: OnConnection; open: boolean }>();

  /** Listens as a program. Returns a function that frees the port. */
  serve(port: number, onConnection: OnConnection): () => void {
    if (this.served.has(port) || this.listened.has(port)) throw new Error(`port ${port} is taken`);
    this.served.set(port, onConnection);
    return () => this.served.delete(port);
  }

  /** Connects to a link as a program. */
  dial(port: number): Promise<Duplex> {
    const target = this.listened.get(port);
    if (target?.open !== true) {
      return Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    }
    const [near, far] = createStreamPair();
    target.onConnection(far);
    return Promise.resolve(near);
  }

  listen(port: number, onConnection: OnConnection): BoxListener {
    if (this.served.has(port) || this.listened.has(port)) {
      const taken = new RunnerRefusal('refused', 'listen: Address already in use');
      throw new SandboxFault('box', taken.message, taken);
    }
    const entry = { onConnection, open: true };
    this.listened.set(port, entry);
    return {
      refuse: () => void (entry.open = false),
      accept: () => void (entry.open = true),
      close: () => void this.listened.delete(port),
    };
  }

  /** Connects to a program as the worker; undefined when nothing listens. */
  findConnection(port: number): Duplex | undefined {
    const onConnection = this.served.get(port);
    if (onConnection === undefined) return undefined;
    const [near, far] = createStreamPair();
    onConnection(far);
    return near;
  }
}

/** A script's view of the program that it simulates. */
export interface ScriptedStart {
  readonly runtime: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly entry: string;
  readonly argv: readonly string[] | undefined;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Listens on a port of the box until the program ends. */
  serve(port: number, onConnection: OnConnection): void;
  /** Connects to a port of the box, as to a link. */
  dial(port: number): Promise<Duplex>;
  /** Called for every signal but 9, which ends it. */
  onSignal(call: (number: number) => void): void;
  exit(code: number): void;
}

type StartFacts = Pick<ScriptedStart, 'runtime' | 'files' | 'entry' | 'argv' | 'args' | 'env'>;

/** A program simulated by a function. */
export class ScriptedProgram implements RunningProgram {
  readonly pid: number;
  readonly stdin = new PassThrough();
  readonly stdout = new PassThrough();
  readonly stderr = new PassThrough();
  private readonly end = createDeferred<ProgramOutcome>();
  private readonly ports: ScriptedPorts;
  private readonly giveBack: (() => void)[] = [];
  private readonly listeners: ((number: number) => void)[] = [];

  constructor(pid: number, ports: ScriptedPorts) {
    this.pid = pid;
    this.ports = ports;
  }

  get exited(): Promise<ProgramOutcome> {
    return this.end.promise;
  }

  /** The view for the script. */
  scriptSide(facts: StartFacts): ScriptedStart {
    const { stdin, stdout, stderr } = this;
    return {
      ...facts,
      stdin,
      stdout,
      stderr,
      serve: (port, onConnection) => void this.giveBack.push(this.ports.serve(port, onConnection)),
      dial: (port) => this.ports.dial(port),
      onSignal: (call) => void this.listeners.push(call),
      exit: (code) => this.finish(code === 0 ? 'exited' : 'runtime-error', code, null),
    };
  }

  signal(number: number): void {
    if (number === SIGKILL) this.kill();
    else for (const listener of this.listeners) listener(number);
  }

  kill(): void {
    this.finish('aborted', null, SIGKILL);
  }

  private finish(status: ProgramOutcome['status'], exitCode: number | null, signal: number | null): void {
    for (const back of this.giveBack.splice(0)) back();
    this.stdout.end();
    this.stderr.end();
    this.end.resolve({ status, exitCode, signal, usage: NO_USAGE, processLimitMet: false });
  }
}
