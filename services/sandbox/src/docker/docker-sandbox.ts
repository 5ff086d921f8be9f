import type {
  Box,
  BoxSpec,
  ReservedCore,
  ReserveOptions,
  Pod,
  PodSpec,
  RuntimeStatus,
  Sandbox,
} from '@hone/contracts/sandbox';
import { runCanary, type CanaryResult } from '../canary.js';
import type { ReservedCores } from '../measuring/reserved-cores.js';
import type { PoolCounts } from '../pool/pooled-box.js';
import type { WarmPool } from '../pool/warm-pool.js';
import { openPod } from '../pod/open-pod.js';
import { reapBoxes } from '../reaper.js';
import type { RuntimeBook } from '../runtimes/runtime-book.js';
import { loadSmokeCases } from '../runtimes/smoke-cases.js';
import { messageOf, SandboxFault } from '../sandbox-fault.js';
import type { SandboxLog } from '../sandbox-log.js';
import { CompiledPrograms } from './compiled-programs.js';
import { classOf, type DockerClass } from './box-maker.js';
import type { DeathWatch } from './death-watch.js';
import type { BoxSource } from './box-source.js';
import { DockerBox } from './docker-box.js';
import type { Engine, EngineInfo } from './engine.dockerode.js';
import type { LiveBox } from './live-box.js';
import { reserveDockerCore } from './reserve-core.js';

/** The Sandbox port on a Docker engine, with what a worker does around it. */
export interface DockerSandbox extends Sandbox {
  /** The engine's description of itself, for the record of a score. */
  readonly engine: EngineInfo;
  /** Runs known programs and compares; a worker calls this before it takes work and after a suspicious failure. */
  canary(): Promise<CanaryResult>;
  /** Removes expired and orphaned boxes of any process; resolves to their number. */
  reap(): Promise<number>;
  /** Keeps boxes for these specifications ready, except for runtimes on demand that nobody has used. */
  warm(specs: readonly BoxSpec[]): Promise<void>;
  /** Boxes like these will be needed soon: those of runtimes on demand are made, after the runtime's trial. */
  awaits(specs: readonly BoxSpec[]): Promise<void>;
  /** How many boxes there are, and whether callers had to wait for one. */
  poolCounts(): PoolCounts;
  /** Tries every runtime that was not tried yet; resolves when all are done and the pool is full. */
  settled(): Promise<void>;
}

export interface DockerSandboxParts {
  readonly engine: Engine;
  readonly info: EngineInfo;
  readonly book: RuntimeBook;
  readonly pool: WarmPool<DockerClass, LiveBox>;
  readonly places: ReservedCores<LiveBox>;
  readonly deaths: DeathWatch;
  readonly log: SandboxLog;
  readonly onFault: (fault: SandboxFault) => void;
  readonly housekeepingEveryMs: number;
  readonly tryAtStart: boolean;
  /** Runtimes tried at the same time; each in a box on its own core. */
  readonly trialsAtOnce: number;
  /** OCI runtimes that boxes may be opened with, besides the default one. */
  readonly otherOciRuntimes: readonly string[];
}

/** An engine that is slower at its simplest reply may not have passed on a box's output. */
const PROMPT_ANSWER_MS = 2000;

/** What a box needs besides its class. */
interface OpenHow {
  readonly fresh?: boolean;
  readonly confined?: boolean | undefined;
  readonly compiled?: CompiledPrograms;
  onClosed?(box: Box): void;
  onCompiled?(ok: boolean): Promise<void>;
}

/** Opens a box of a class. When the signal aborts, the box is closed. */
export async function openBox(
  parts: Pick<DockerSandboxParts, 'engine' | 'pool' | 'places' | 'deaths' | 'onFault'>,
  wanted: DockerClass,
  signal: AbortSignal = new AbortController().signal,
  how: OpenHow = {},
): Promise<Box> {
  const { pool, deaths } = parts;
  const source: BoxSource = {
    take: async () => {
      const live = await pool.take(wanted, signal, how);
      await parts.places.keepOff(live);
      return live;
    },
    giveBack: async (live) => {
      await pool.giveBack(live);
      deaths.forget(live.id);
    },
    oomCount: (live) => deaths.oomCount(live.id),
    oomCountAtDeath: (live) => deaths.oomCountAtDeath(live.id),
    engineAnswers: () => parts.engine.answersWithin(PROMPT_ANSWER_MS),
    onFault: parts.onFault,
    onClosed: () => {
      signal.removeEventListener('abort', close);
      how.onClosed?.(box);
    },
    onCompiled: async (ok) => how.onCompiled?.(ok),
    confined: how.confined === true,
    compiled: how.compiled ?? new CompiledPrograms(),
  };
  const box = new DockerBox(await source.take(), source);
  const close = () => void box.close();
  if (signal.aborted) {
    await box.close();
    signal.throwIfAborted();
  }
  signal.addEventListener('abort', close, { once: true });
  return box;
}

class EngineSandbox implements DockerSandbox {
  private readonly parts: DockerSandboxParts;
  private readonly housekeeping: NodeJS.Timeout;
  private readonly compiled = new WeakMap<AbortSignal, CompiledPrograms>();
  private readonly boxes = new Set<Box>();
  private closing: Promise<void> | undefined;

  constructor(parts: DockerSandboxParts) {
    this.parts = parts;
    if (parts.tryAtStart) void parts.book.tryAll(parts.trialsAtOnce);
    this.housekeeping = setInterval(() => void this.keepHouse(), parts.housekeepingEveryMs);
    this.housekeeping.unref();
  }

  get engine(): EngineInfo {
    return this.parts.info;
  }

  async open(spec: BoxSpec, signal?: AbortSignal): Promise<Box> {
    if (this.closing !== undefined) throw new SandboxFault('closed', 'the sandbox is closed');
    const offered = await this.parts.book.offer(spec.runtime);
    const box = await openBox(this.parts, classOf(offered, spec), signal, {
      confined: spec.confined,
      compiled: this.compiledUnder(signal),
      onClosed: (closed) => this.boxes.delete(closed),
      onCompiled: (ok) => this.parts.book.noteCompiled(spec.runtime, ok),
    });
    this.boxes.add(box);
    return box;
  }

  /** Boxes opened under one signal belong to one submission: the grader creates a signal for each attempt. */
  private compiledUnder(signal: AbortSignal | undefined): CompiledPrograms {
    const found = signal === undefined ? undefined : this.compiled.get(signal);
    const programs = found ?? new CompiledPrograms();
    if (signal !== undefined) this.compiled.set(signal, programs);
    return programs;
  }

  openPod(spec: PodSpec, signal?: AbortSignal): Promise<Pod> {
    return openPod((member, stop) => this.open(member, stop), spec, signal);
  }

  reserveCore(options: ReserveOptions = {}, signal?: AbortSignal): Promise<ReservedCore> {
    return reserveDockerCore(this.parts.places, options, signal ?? new AbortController().signal);
  }

  runtimes(): readonly RuntimeStatus[] {
    return this.parts.book.statuses();
  }

  sourceName(language: string): string {
    const { runtime } = this.parts.book.get(language);
    if (runtime.kind !== 'language') throw new SandboxFault('unavailable', `${language} is no language`);
    return runtime.sourceName;
  }

  async canary(): Promise<CanaryResult> {
    // All trials first: a worker that takes work offers all its runtimes. A trial that broke off, for example because
    // the engine restarted, is repeated here.
    if (this.parts.tryAtStart) await this.parts.book.tryAll(this.parts.trialsAtOnce);
    const id = await this.parts.book.firstLanguage();
    if (id === undefined) return { ok: false, reason: 'no language is ready', tookMs: 0 };
    return await this.canaries(id);
  }

  /** The same program under each way of isolation, until one fails. */
  private async canaries(id: string): Promise<CanaryResult> {
    const cases = await loadSmokeCases(this.parts.book.get(id).folder);
    let tookMs = 0;
    for (const ociRuntime of [undefined, ...this.parts.otherOciRuntimes]) {
      const size = ociRuntime === undefined ? TRIAL_SIZE : { ...TRIAL_SIZE, ociRuntime };
      const result = await runCanary({
        runtime: ociRuntime === undefined ? id : `${id} under ${ociRuntime}`,
        sourceName: this.sourceName(id),
        cases,
        // Not a waiting box: an engine that can make no more boxes, as on a full disk, must fail here.
        open: async () =>
          openBox(this.parts, classOf(await this.parts.book.offer(id), size), undefined, { fresh: true }),
      });
      tookMs += result.tookMs;
      if (!result.ok) return { ...result, tookMs };
    }
    return { ok: true, tookMs };
  }

  reap(): Promise<number> {
    return reapBoxes(this.parts.engine, this.parts.log);
  }

  async warm(specs: readonly BoxSpec[]): Promise<void> {
    const classes: DockerClass[] = [];
    for (const spec of specs)
      if (this.parts.book.isWanted(spec.runtime))
        classes.push(classOf(await this.parts.book.offer(spec.runtime), spec));
    this.parts.pool.warm(classes);
  }

  async awaits(specs: readonly BoxSpec[]): Promise<void> {
    const { book, pool } = this.parts;
    const onDemand = specs.filter(({ runtime }) => book.get(runtime).runtime.onDemand);
    for (const spec of onDemand)
      pool.warm([classOf(await book.offer(spec.runtime), spec)], { awaited: true });
  }

  poolCounts(): PoolCounts {
    return this.parts.pool.counts();
  }

  async settled(): Promise<void> {
    await this.parts.book.tryAll(this.parts.trialsAtOnce);
    await this.parts.pool.filled();
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    clearInterval(this.housekeeping);
    this.parts.places.close();
    // Running programs are aborted; a box that the pool took away would look like a fault.
    await Promise.all([...this.boxes].map((box) => box.close()));
    await this.parts.pool.stop();
    await this.clearLeft();
    this.parts.deaths.close();
  }

  private async keepHouse(): Promise<void> {
    this.parts.pool.refresh();
    this.parts.book.giveAnotherChance();
    if (this.parts.tryAtStart) void this.parts.book.tryAll();
    await this.clearLeft();
  }

  private async clearLeft(): Promise<void> {
    await this.reap().catch((error: unknown) =>
      this.parts.log.warn({ reason: messageOf(error) }, 'left boxes could not be looked for'),
    );
  }
}

/** What most challenges ask for; trials run in it, so the pool has such boxes from the start. */
export const TRIAL_SIZE = { memoryMiB: 256, processes: 32 } as const;

/** Assembles the sandbox from its parts. */
export function assembleSandbox(parts: DockerSandboxParts): DockerSandbox {
  return new EngineSandbox(parts);
}
