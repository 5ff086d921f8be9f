import type {
  Box,
  BoxFile,
  BoxListener,
  CompileOutcome,
  RunningProgram,
  RunOutcome,
  RunRequest,
  StartRequest,
} from '@hone/contracts/sandbox';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { createDeferred } from '../protocol/deferred.js';
import type { RunReport } from '../protocol/exchanges.js';
import type { ConnectTarget, RunOrder } from '../protocol/requests.js';
import { fillArgv } from '../runtimes/fill-argv.js';
import type { LanguageRuntime, Runtime } from '../runtimes/runtime-schema.js';
import { messageOf, SandboxFault } from '../sandbox-fault.js';
import { BoxPorts } from './box-ports.js';
import { compileOutcome, compileRefused } from './compile-outcome.js';
import type { BoxEnd, LiveBox } from './live-box.js';
import { programLimits, programOrder, startOrder } from './program-order.js';
import { RunLane, type Answering, type LaneBox, type LaneLoss } from './run-lane.js';
import { DockerProgram } from './started-program.js';

/** Where boxes come from and go to. */
export interface BoxSource {
  /** Another box of the same size and image. */
  take(): Promise<LiveBox>;
  /** Destroys the box; when all boxes are back, the pool refills. */
  giveBack(box: LiveBox): Promise<void>;
  oomCount(box: LiveBox): number;
  oomCountAtDeath(box: LiveBox): Promise<number>;
  /** Whether the engine answers without delay. Never rejects. */
  engineAnswers(): Promise<boolean>;
  /** Told when a box failed for a reason that is not the program's. */
  onFault(fault: SandboxFault): void;
  onClosed(): void;
}

/** Input above this size travels as a file, which the runner wipes after the run. */
const MAX_FRAME_INPUT_BYTES = 4 * 1024 * 1024;
/** A runner that has something to say has said it by then. */
const WORD_MS = 1000;
const INPUT_PATH = '/work/.stdin';
const FILE_MODE = 0o644;
const MIB = 1024 * 1024;
/** The end of a box may be told a little later than its consequences. */
const END_IS_TOLD_MS = 1000;

const inBox = (path: string): string => `/box/${path}`;

/**
 * The Box port on a live container. A box that a program brought down with itself (memory, or a runner that did
 * not answer in time) is replaced by a fresh one with the same files, so that the next test is judged on its own.
 */
export class DockerBox implements Box {
  readonly id: string;
  readonly runtime: string;
  readonly image: string;
  private readonly source: BoxSource;
  private readonly spec: Runtime;
  private readonly lane = new RunLane();
  private readonly files = new Map<string, BoxFile>();
  private readonly ports = new BoxPorts();
  private readonly programs = new Set<DockerProgram>();
  private compiledEntry: string | undefined;
  private compiling: Promise<void> | undefined;
  private live: LiveBox;
  private closing: Promise<void> | undefined;

  constructor(live: LiveBox, source: BoxSource) {
    this.id = live.id.slice(0, 12);
    this.runtime = live.runtime.id;
    this.image = live.imageId;
    this.spec = live.runtime;
    this.source = source;
    this.live = live;
    this.use(live);
  }

  async put(files: readonly BoxFile[]): Promise<void> {
    for (const file of files) this.files.set(file.path, file);
    await this.inTurn(async (box) => {
      await Promise.all(files.map((file) => putFile(box, file)));
    });
  }

  async compile(entry: string): Promise<CompileOutcome> {
    const runtime = this.language();
    this.compiledEntry = entry;
    const order = this.compileOrder(runtime, entry);
    const compiling = this.withCompileMemory(this.live, () => this.lane.run(order, compileLimits(runtime)));
    const over = () => {
      this.compiling = undefined;
    };
    this.compiling = compiling.then(over, over);
    const { outcome, facts } = await compiling;
    if (facts?.spawnError !== undefined) throw notExecuted(order.argv, facts.spawnError);
    if (outcome.status === 'aborted') throw new SandboxFault('closed', 'the box was closed');
    return facts?.copyError === undefined
      ? compileOutcome(outcome)
      : compileRefused(outcome, facts.copyError);
  }

  async run(request: RunRequest): Promise<RunOutcome> {
    // What waits for a compiler must not begin with the compiler's memory.
    if (this.compiling !== undefined) await this.compiling;
    const argv = request.argv ?? this.runArgv();
    const order = this.runOrder(request, [...argv, ...(request.args ?? [])]);
    const { outcome, facts } = await this.lane.run(order, request.limits);
    if (facts?.spawnError !== undefined && request.argv === undefined) {
      throw notExecuted(argv, facts.spawnError);
    }
    return outcome;
  }

  start(request: StartRequest): Promise<RunningProgram> {
    const argv = request.argv ?? this.runArgv();
    const order = startOrder(this.spec, [...argv, ...(request.args ?? [])], request);
    const own = request.argv === undefined;
    return this.inTurn(async (box) => {
      const program = new DockerProgram(({ spawnError }) =>
        own && spawnError !== undefined ? notExecuted(argv, spawnError) : undefined,
      );
      this.programs.add(program);
      const forget = () => this.programs.delete(program);
      program.exited.then(forget, forget);
      try {
        program.attach(await box.session.start(order, program));
      } catch (error) {
        forget();
        throw error;
      }
      return program;
    });
  }

  listen(port: number, onConnection: (stream: Duplex) => void): Promise<BoxListener> {
    return this.inTurn((box) => this.ports.listen(box.session, port, onConnection));
  }

  pause(): Promise<void> {
    return this.inTurn((box) => box.session.pause());
  }

  resume(): Promise<void> {
    return this.inTurn((box) => box.session.resume());
  }

  connect(target: ConnectTarget): Promise<Duplex> {
    return this.inTurn((box) => box.session.connect(target));
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    const live = this.live;
    this.lose('closed');
    this.source.onClosed();
    await this.source.giveBack(live);
  }

  private lose(loss: LaneLoss): void {
    this.lane.lose(loss);
    for (const program of this.programs) program.lose(loss);
  }

  private use(live: LiveBox): void {
    this.live = live;
    void live.ended.then((end) => this.onEnd(live, end));
    this.lane.attach(this.laneBox(live));
  }

  private laneBox(live: LiveBox): LaneBox {
    return {
      run: (order) => sendRun(live, order),
      resetPeak: () => live.peak.reset(),
      oomCount: () => this.source.oomCount(live),
      whoAnswers: () => this.whoAnswers(live),
      giveUp: () => void live.destroy(),
    };
  }

  /** A runner answers also during a run; what it said before has then arrived. */
  private async whoAnswers(live: LiveBox): Promise<Answering> {
    if (!(await this.source.engineAnswers())) return 'nobody';
    const told = live.session.stat().then(
      () => true,
      () => false,
    );
    return (await Promise.race([told, delay(WORD_MS, false, { ref: false })])) ? 'runner' : 'engine';
  }

  private async onEnd(live: LiveBox, end: BoxEnd): Promise<void> {
    if (this.closing !== undefined) return;
    const loss = await this.lossOf(live, end);
    if (this.closing !== undefined) return;
    if (loss instanceof SandboxFault) this.source.onFault(loss);
    this.lose(loss);
    await this.source.giveBack(live);
    if (!(loss instanceof SandboxFault)) await this.replace();
  }

  private async lossOf(live: LiveBox, { error, diagnostics }: BoxEnd): Promise<LaneLoss> {
    if (this.lane.overdue) return 'wall';
    if ((await this.source.oomCountAtDeath(live)) > this.lane.oomCountBefore) return 'memory';
    if (this.lane.unheard) {
      return new SandboxFault('unavailable', `the engine does not answer; box ${this.id} was given up`);
    }
    const why = error === undefined ? 'it ended by itself' : error.message;
    return new SandboxFault('box', `box ${this.id} was lost: ${why} ${diagnostics}`.trim(), error);
  }

  /** Brings another box to where this one was. */
  private async replace(): Promise<void> {
    try {
      const live = await this.source.take();
      if (this.closing !== undefined) {
        await this.source.giveBack(live);
        return;
      }
      this.live = live;
      await Promise.all([...this.files.values()].map((file) => putFile(live, file)));
      await this.ports.reopen(live.session);
      if (this.compiledEntry !== undefined) {
        const order = this.compileOrder(this.language(), this.compiledEntry);
        await this.withCompileMemory(live, () => sendRun(live, order));
      }
      this.use(live);
    } catch (error) {
      const fault = new SandboxFault(
        'unavailable',
        `a lost box was not replaced: ${messageOf(error)}`,
        error,
      );
      this.source.onFault(fault);
      this.lose(fault);
    }
  }

  /** Gives the box what its compiler may have, and takes back what its programs may not. */
  private async withCompileMemory<T>(live: LiveBox, compile: () => Promise<T>): Promise<T> {
    const forPrograms = live.memoryMiB * MIB;
    const forCompiler = (this.language().compile.limits.memoryMiB ?? 0) * MIB;
    if (forCompiler <= forPrograms) return await compile();
    await changeMemory(live, forCompiler);
    try {
      return await compile();
    } finally {
      await changeMemory(live, forPrograms);
    }
  }

  private inTurn<T>(work: (box: LiveBox) => Promise<T>): Promise<T> {
    if (this.compiling !== undefined) return this.compiling.then(() => this.inTurn(work));
    const result = createDeferred<T>();
    const fail = (error: unknown) =>
      result.reject(error instanceof SandboxFault ? error : new SandboxFault('box', messageOf(error), error));
    this.lane.inTurn({
      perform: () => void work(this.live).then((value) => result.resolve(value), fail),
      abandon: fail,
    });
    return result.promise;
  }

  private language(): LanguageRuntime {
    if (this.spec.kind !== 'language') throw new SandboxFault('box', `${this.spec.id} runs no programs`);
    return this.spec;
  }

  private runArgv(): readonly string[] {
    const runtime = this.language();
    const entry = inBox(this.compiledEntry ?? runtime.sourceName);
    return fillArgv(runtime.run, { entry, boxMemoryMiB: this.live.memoryMiB });
  }

  private compileOrder(runtime: LanguageRuntime, entry: string): RunOrder {
    const values = { entry: inBox(entry), boxMemoryMiB: this.live.memoryMiB };
    return {
      ...programOrder(runtime, fillArgv(runtime.compile.argv, values)),
      ...programLimits(runtime.compile.limits, runtime.compile.products),
    };
  }

  private runOrder({ limits, stdin }: RunRequest, argv: readonly string[]): RunOrder {
    return {
      ...programOrder(this.spec, argv),
      ...(stdin === undefined ? {} : { stdin }),
      cpuMs: limits.cpuMs,
      wallMs: limits.wallMs,
      stdoutMax: limits.stdoutBytes,
      stderrMax: limits.stderrBytes,
      copyOut: [],
      copyMax: 0,
    };
  }
}

const notExecuted = (argv: readonly string[], errno: number) =>
  new SandboxFault('box', `${argv[0]} could not be executed (errno ${errno})`);

const compileLimits = ({ compile: { limits } }: LanguageRuntime) => ({
  cpuMs: limits.cpuMs,
  wallMs: limits.wallMs,
  stdoutBytes: limits.outputKiB * 1024,
  stderrBytes: limits.outputKiB * 1024,
});

/** A box that ends needs no limit, and whoever wants something of it hears of its end. */
async function changeMemory(live: LiveBox, bytes: number): Promise<void> {
  try {
    await live.memoryLimit.set(bytes);
  } catch (error) {
    const ended = live.ended.then(() => true);
    if (await Promise.race([ended, delay(END_IS_TOLD_MS, false, { ref: false })])) return;
    throw new SandboxFault('box', `the memory limit was not changed: ${messageOf(error)}`, error);
  }
}

const putFile = (box: LiveBox, { path, content }: BoxFile): Promise<void> =>
  box.session.put({ path: inBox(path), mode: FILE_MODE, data: content });

/** A long input goes ahead as a file: the runner keeps the order, so it is there when its run begins. */
async function sendRun(box: LiveBox, order: RunOrder): Promise<RunReport> {
  const { stdin, ...rest } = order;
  if (stdin === undefined || stdin.byteLength <= MAX_FRAME_INPUT_BYTES) return box.session.run(order).report;
  const written = box.session.put({ path: INPUT_PATH, mode: FILE_MODE, data: stdin });
  const { report } = box.session.run({ ...rest, stdinPath: INPUT_PATH });
  await written;
  return await report;
}
