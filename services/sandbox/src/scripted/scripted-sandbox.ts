import type { Duplex } from 'node:stream';
import type {
  Box,
  BoxFile,
  BoxListener,
  BoxSpec,
  BoxUsage,
  CompileOutcome,
  ReservedCore,
  ReserveOptions,
  Pod,
  PodSpec,
  RunLimits,
  RunningProgram,
  RunOutcome,
  RunRequest,
  RuntimeStatus,
  Sandbox,
  StartRequest,
} from '@hone/contracts/sandbox';
import { closedUnder } from '../classify.js';
import type { CoreLocks, HeldCore } from '../measuring/core-locks.js';
import { createProcessCoreLocks } from '../measuring/core-locks.process.js';
import { openPod } from '../pod/open-pod.js';
import { createDeferred } from '../protocol/deferred.js';
import { RunnerRefusal } from '../protocol/runner-refusal.js';
import { SandboxFault } from '../sandbox-fault.js';
import { ScriptedPorts, ScriptedProgram, type ScriptedStart } from './scripted-program.js';

export type { ScriptedStart };

/** A run as a script sees it. */
export interface ScriptedRun {
  readonly runtime: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The file that was compiled last, or the runtime's source name. */
  readonly entry: string;
  readonly argv: readonly string[] | undefined;
  readonly args: readonly string[];
  readonly stdin: Uint8Array;
  readonly limits: RunLimits;
}

/** A script's result of a run; by default the program printed nothing and ended well. */
export type ScriptedOutcome = Partial<Omit<RunOutcome, 'stdout' | 'stderr'>> & {
  readonly stdout?: string;
  readonly stderr?: string;
};

export interface ScriptedSandboxOptions {
  /** Decides how a run ends. May reject with SandboxFault to simulate a platform fault. */
  readonly run: (run: ScriptedRun) => ScriptedOutcome | Promise<ScriptedOutcome>;
  /** Decides whether an entry compiles; everything does otherwise. */
  readonly compile?: (files: ReadonlyMap<string, Uint8Array>, entry: string) => CompileOutcome;
  /** Simulates a started program; without it none can be started. */
  readonly start?: (program: ScriptedStart) => void;
  /** Simulates a server in the box; otherwise only started programs serve. */
  readonly connect?: (target: { readonly path: string } | { readonly port: number }) => Duplex;
  /** Source name by language; Python only otherwise. */
  readonly languages?: Readonly<Record<string, string>>;
}

/** A sandbox without containers, for tests of what uses one. */
export interface ScriptedSandbox extends Sandbox {
  /** Specifications of all boxes ever opened. */
  readonly opened: readonly BoxSpec[];
  /** Boxes that were opened and not closed. */
  readonly openBoxes: number;
}

const IMAGE = `sha256:${'0'.repeat(64)}`;
const NO_BYTES = new Uint8Array(0);

function outcomeOf(said: ScriptedOutcome, limits: RunLimits): RunOutcome {
  const clip = (text: string | undefined, bytes: number) => Buffer.from(text ?? '').subarray(0, bytes);
  return {
    status: 'exited',
    exitCode: said.status === undefined || said.status === 'exited' ? 0 : null,
    signal: null,
    usage: { cpuMs: 1, wallMs: 1, memoryBytes: 1024 },
    processLimitMet: false,
    ...said,
    stdout: clip(said.stdout, limits.stdoutBytes),
    stderr: clip(said.stderr, limits.stderrBytes),
  };
}

/** A script takes no time, so a lowered limit always applies in time. */
async function lowerLimits({ limits, lowerCpuMs }: RunRequest): Promise<RunLimits> {
  return { ...limits, cpuMs: Math.min(limits.cpuMs, (await lowerCpuMs) ?? Infinity) };
}

class ScriptedBox implements Box {
  readonly id: string;
  readonly runtime: string;
  readonly image = IMAGE;
  readonly settleMs = 0;
  private readonly options: ScriptedSandboxOptions;
  private readonly files = new Map<string, Uint8Array>();
  private readonly ports = new ScriptedPorts();
  private readonly programs: ScriptedProgram[] = [];
  private readonly onClose: () => void;
  private readonly closed = createDeferred<void>();
  private isClosed = false;
  private entry: string;
  /** Runs are executed one after another. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    id: string,
    runtime: string,
    entry: string,
    options: ScriptedSandboxOptions,
    onClose: () => void,
  ) {
    this.id = id;
    this.runtime = runtime;
    this.entry = entry;
    this.options = options;
    this.onClose = onClose;
  }

  put(files: readonly BoxFile[]): Promise<void> {
    return this.inTurn(() => {
      for (const { path, content } of files) this.files.set(path, content);
    });
  }

  compile(entry: string): Promise<CompileOutcome> {
    return this.inTurn(() => {
      this.entry = entry;
      return this.options.compile?.(new Map(this.files), entry) ?? { ok: true, output: '' };
    });
  }

  async run(request: RunRequest): Promise<RunOutcome> {
    const aborted = closedUnder({ wallMs: 0, memoryBytes: 0 });
    if (this.isClosed) return aborted;
    const said = this.inTurn(async () => {
      const lowered = await lowerLimits(request);
      return this.options.run({
        runtime: this.runtime,
        files: new Map(this.files),
        entry: this.entry,
        argv: request.argv,
        args: request.args ?? [],
        stdin: request.stdin ?? NO_BYTES,
        limits: lowered,
      });
    });
    const closed = this.closed.promise.then(() => aborted);
    return await Promise.race([closed, said.then((outcome) => outcomeOf(outcome, request.limits))]);
  }

  usage(): Promise<BoxUsage> {
    return Promise.resolve({ cpuMs: 0, memoryBytes: 0 });
  }

  async connect(target: { readonly path: string } | { readonly port: number }): Promise<Duplex> {
    const { connect } = this.options;
    return await this.inTurn(() => {
      const served = 'port' in target ? this.ports.findConnection(target.port) : undefined;
      if (served !== undefined) return served;
      if (connect !== undefined) return connect(target);
      const refusal = new RunnerRefusal('not-found', 'nothing listens there');
      throw new SandboxFault('box', refusal.message, refusal);
    });
  }

  start(request: StartRequest): Promise<RunningProgram> {
    return this.inTurn(() => {
      if (this.options.start === undefined)
        throw new SandboxFault('box', 'no script simulates a program here');
      const program = new ScriptedProgram(this.programs.length + 2, this.ports);
      this.programs.push(program);
      const { argv, args = [], env = {} } = request;
      const { runtime, entry } = this;
      this.options.start(program.scriptSide({ runtime, files: new Map(this.files), entry, argv, args, env }));
      return program;
    });
  }

  listen(port: number, onConnection: (stream: Duplex) => void): Promise<BoxListener> {
    return this.inTurn(() => this.ports.listen(port, onConnection));
  }

  /** A script cannot pause; the call only takes its turn. */
  pause(): Promise<void> {
    return this.inTurn(() => undefined);
  }

  resume(): Promise<void> {
    return this.inTurn(() => undefined);
  }

  close(): Promise<void> {
    if (!this.isClosed) {
      this.isClosed = true;
      for (const program of this.programs) program.kill();
      this.closed.resolve();
      this.onClose();
    }
    return Promise.resolve();
  }

  private inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.last.then(() => {
      if (this.isClosed) throw new SandboxFault('closed', 'the box was closed');
      return work();
    });
    this.last = result.catch(() => undefined);
    result.catch(() => undefined);
    return result;
  }
}

class ScriptSandbox implements ScriptedSandbox {
  readonly opened: BoxSpec[] = [];
  private readonly options: ScriptedSandboxOptions;
  private readonly languages: Readonly<Record<string, string>>;
  private readonly boxes = new Set<Box>();
  private readonly locks = createProcessCoreLocks();
  private closed = false;

  constructor(options: ScriptedSandboxOptions) {
    this.options = options;
    this.languages = options.languages ?? { python: 'main.py' };
  }

  get openBoxes(): number {
    return this.boxes.size;
  }

  async open(spec: BoxSpec, signal?: AbortSignal): Promise<Box> {
    signal?.throwIfAborted();
    if (this.closed) throw new SandboxFault('closed', 'the sandbox is closed');
    this.opened.push(spec);
    const id = `scripted-${this.opened.length}`;
    const entry = this.languages[spec.runtime] ?? '';
    const box: Box = new ScriptedBox(id, spec.runtime, entry, this.options, () => this.boxes.delete(box));
    this.boxes.add(box);
    signal?.addEventListener('abort', () => void box.close(), { once: true });
    return await Promise.resolve(box);
  }

  openPod(spec: PodSpec, signal?: AbortSignal): Promise<Pod> {
    return openPod((member, stop) => this.open(member, stop), spec, signal);
  }

  async reserveCore(_options: ReserveOptions = {}, signal?: AbortSignal): Promise<ReservedCore> {
    const held = await takeScriptedCore(this.locks, signal);
    const pin = (box: Box): Promise<void> =>
      this.boxes.has(box)
        ? Promise.resolve()
        : Promise.reject(new SandboxFault('box', 'no open box of this sandbox'));
    return {
      core: held.core,
      quiet: true,
      pin,
      share: pin,
      release: () => held.release(),
    };
  }

  runtimes(): readonly RuntimeStatus[] {
    return Object.keys(this.languages).map((id) => ({ id, status: 'ready', languages: [id] }));
  }

  sourceName(language: string): string {
    const name = this.languages[language];
    if (name === undefined) throw new SandboxFault('unavailable', `there is no runtime for ${language}`);
    return name;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.boxes].map((box) => box.close()));
  }
}

/** A script has one core. */
async function takeScriptedCore(locks: CoreLocks, signal = new AbortController().signal): Promise<HeldCore> {
  for (;;) {
    signal.throwIfAborted();
    const held = await locks.tryTake(0);
    if (held !== undefined) return held;
    await locks.mayBeFree([0], signal);
  }
}

/** Creates a sandbox whose programs are simulated by functions. */
export function createScriptedSandbox(options: ScriptedSandboxOptions): ScriptedSandbox {
  return new ScriptSandbox(options);
}
