import type {
  Box,
  BoxFile,
  BoxListener,
  BoxUsage,
  CompileOutcome,
  RunningProgram,
  RunOutcome,
  RunRequest,
  StartRequest,
} from '@hone/contracts/sandbox';
import type { Duplex } from 'node:stream';
import { classify, findStarved } from '../classify.js';
import { createDeferred } from '../protocol/deferred.js';
import type { ConnectTarget, RunOrder } from '../protocol/requests.js';
import { fillArgv } from '../runtimes/fill-argv.js';
import type { LanguageRuntime, Runtime } from '../runtimes/runtime-schema.js';
import { messageOf, notExecuted, SandboxFault } from '../sandbox-fault.js';
import { BoxPorts } from './box-ports.js';
import type { BoxSource } from './box-source.js';
import { CompileGate, withCompileMemory } from './compile-memory.js';
import { compilationKey } from './compiled-programs.js';
import { compileOutcome, unusableProducts } from './compile-outcome.js';
import { readCounted } from './counted-run.js';
import type { BoxEnd, LiveBox } from './live-box.js';
import { compileLimits, programLimits, programOrder, runOrder, startOrder } from './program-order.js';
import { readProducts } from './read-products.js';
import { RunLane, type LaneBox, type LaneLoss } from './run-lane.js';
import { inBox, putFile, putProducts, sendRun } from './send-to-box.js';
import { DockerProgram } from './started-program.js';
import { findResponder } from './find-responder.js';

/** Reading a program back costs some milliseconds; if compiling hardly takes longer, it is compiled again. */
const WORTH_KEEPING_MS = 100;

/**
 * The Box port on a live container. If a program brings its box down (memory, or a runner that did not answer in
 * time), a fresh one with the same files replaces it, so that the next test is judged separately.
 */
export class DockerBox implements Box {
  readonly id: string;
  readonly runtime: string;
  readonly image: string;
  readonly settleMs: number;
  private readonly source: BoxSource;
  private readonly spec: Runtime;
  private readonly lane = new RunLane();
  private readonly gate = new CompileGate();
  private readonly files = new Map<string, BoxFile>();
  private readonly ports = new BoxPorts();
  private readonly programs = new Set<DockerProgram>();
  private compiledEntry: string | undefined;
  private binding: ((live: LiveBox) => Promise<void>) | undefined;
  private live: LiveBox;
  private closing: Promise<void> | undefined;

  constructor(live: LiveBox, source: BoxSource) {
    this.id = live.id.slice(0, 12);
    this.runtime = live.runtime.id;
    this.image = live.imageId;
    this.settleMs = live.runtime.settleMs;
    this.spec = live.runtime;
    this.source = source;
    this.live = live;
    source.compiled.opened(live.imageId);
    this.use(live);
  }

  async put(files: readonly BoxFile[]): Promise<void> {
    for (const file of files) this.files.set(file.path, file);
    await this.inTurn((box) => Promise.all(files.map((file) => putFile(box, file))));
  }

  async compile(entry: string): Promise<CompileOutcome> {
    const runtime = this.language();
    this.compiledEntry = entry;
    const order = this.compileOrder(runtime, entry);
    const key = compilationKey(this.image, order.argv, this.files.values());
    const known = this.source.compiled.find(key);
    if (known !== undefined) {
      await this.inTurn((box) => putProducts(box, known));
      return known.outcome;
    }
    const compile = () => this.lane.run(order, compileLimits(runtime));
    const { outcome, facts } = await this.gate.hold(withCompileMemory(this.live, runtime, compile));
    if (facts?.spawnError !== undefined) throw notExecuted(order.argv, facts.spawnError);
    if (outcome.status === 'aborted') throw new SandboxFault('closed', 'the box was closed');
    if (facts?.copyError !== undefined) return unusableProducts(outcome, facts.copyError);
    const compiled = compileOutcome(outcome);
    await this.source.onCompiled(compiled.ok);
    if (this.source.compiled.isShared(this.image)) {
      await this.keep(key, compiled, async (...run) => (await this.lane.run(...run)).outcome);
    }
    return compiled;
  }

  private async keep(
    key: string,
    outcome: CompileOutcome,
    run: Parameters<typeof readProducts>[0],
  ): Promise<void> {
    const { compiled } = this.source;
    // Keeping costs nothing if nothing is read back, as after a syntax check.
    const costs = this.language().compile.products.length > 0;
    if (!outcome.ok || (costs && (outcome.usage?.cpuMs ?? 0) < WORTH_KEEPING_MS)) return;
    const products = await readProducts(run, this.language(), compiled.room);
    if (products !== undefined) compiled.keep(key, { outcome, products });
  }

  async run(request: RunRequest): Promise<RunOutcome> {
    if (this.gate.open !== undefined) await this.gate.open;
    const counter = request.counted === true ? this.language().count : undefined;
    const argv = [...(counter ?? []), ...(request.argv ?? this.runArgv())];
    const { confined } = this.source;
    const order = { ...runOrder(this.spec, request, [...argv, ...(request.args ?? [])]), confined };
    const { outcome, facts } = await this.lane.run(order, request.limits);
    if (facts?.spawnError !== undefined && request.argv === undefined) {
      throw notExecuted(argv, facts.spawnError);
    }
    return counter === undefined ? outcome : readCounted(outcome);
  }

  start(request: StartRequest): Promise<RunningProgram> {
    const argv = request.argv ?? this.runArgv();
    const { confined } = this.source;
    const order = { ...startOrder(this.spec, [...argv, ...(request.args ?? [])], request), confined };
    const own = request.argv === undefined;
    return this.inTurn(async (box) => {
      const program = new DockerProgram((facts) =>
        own && facts.spawnError !== undefined
          ? notExecuted(argv, facts.spawnError)
          : findStarved(facts, { wallMs: order.wallMs ?? Infinity }),
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

  usage(): Promise<BoxUsage> {
    return this.live.usage();
  }

  connect(target: ConnectTarget): Promise<Duplex> {
    return this.inTurn((box) => box.session.connect(target));
  }

  /** Binds the box and its replacements in this way; without an argument, ends the binding. */
  async bind(binding?: (live: LiveBox) => Promise<void>): Promise<void> {
    this.binding = binding;
    await binding?.(this.live);
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
      findResponder: () => findResponder(live, () => this.source.engineAnswers()),
      giveUp: () => void live.destroy(),
    };
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

  /** Brings another box to the state of this one. */
  private async replace(): Promise<void> {
    try {
      const live = await this.source.take();
      if (this.closing !== undefined) {
        await this.source.giveBack(live);
        return;
      }
      this.live = live;
      await this.binding?.(live);
      await Promise.all([...this.files.values()].map((file) => putFile(live, file)));
      await this.ports.reopen(live.session);
      if (this.compiledEntry !== undefined) await this.compileAgain(live, this.compiledEntry);
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

  private async compileAgain(live: LiveBox, entry: string): Promise<void> {
    const runtime = this.language();
    const order = this.compileOrder(runtime, entry);
    const key = compilationKey(this.image, order.argv, this.files.values());
    const known = this.source.compiled.find(key);
    if (known !== undefined) return await putProducts(live, known);
    const run: Parameters<typeof readProducts>[0] = async (each, limits) =>
      classify(await sendRun(live, each), limits);
    // A submission that loses one box loses more: the next replacement must not compile again.
    const outcome = await withCompileMemory(live, runtime, () => run(order, compileLimits(runtime)));
    await this.keep(key, compileOutcome(outcome), run);
  }

  private inTurn<T>(work: (box: LiveBox) => Promise<T>): Promise<T> {
    if (this.gate.open !== undefined) return this.gate.open.then(() => this.inTurn(work));
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
}
