import type { RuntimeStatus } from '@hone/contracts/sandbox';
import { messageOf, SandboxFault } from '../sandbox-fault.js';
import type { LoadedRuntime } from './load-runtimes.js';

/** A runtime whose image the engine has. */
export interface OfferedRuntime extends LoadedRuntime {
  readonly imageId: string;
}

/** Result of a trial: the version of a runtime that works, or what is wrong with it. */
export type TrialResult = { readonly version: string } | { readonly finding: string };

/** Tries a runtime on this machine. Rejects when the trial itself broke off: that says nothing about the runtime. */
export type RuntimeTrial = (offered: OfferedRuntime) => Promise<TrialResult>;

/** Compiles a known program: resolves to what is wrong, or undefined. Rejects when it broke off. */
export type KnownCompilation = (offered: OfferedRuntime) => Promise<string | undefined>;

/** The image of a runtime by its id, as the engine has it now. */
export type ImageSearch = (id: string) => Promise<string | undefined>;

/** Images that the engine does not have: they are being built, or could not be. */
export type AbsentImages = Readonly<
  Record<string, { readonly status: 'building' | 'failed'; readonly reason: string }>
>;

interface Entry {
  readonly loaded: LoadedRuntime;
  imageId: string | undefined;
  status: RuntimeStatus;
  trial: Promise<void> | undefined;
  /** When it last compiled a program, by `performance.now()`. */
  compiledAt: number;
  /** A known program being compiled, to see whether the compiler still works. */
  recheck: Promise<void> | undefined;
  /** Number of failed trials. */
  failures: number;
}

/** A busy machine may fail a good runtime once; one that fails this often is broken. */
const MOST_TRIALS = 3;

export interface RuntimeBookOptions {
  readonly loaded: readonly LoadedRuntime[];
  /** By runtime id; a runtime without an image cannot be offered until `findImage` finds one. */
  readonly imageIds: ReadonlyMap<string, string>;
  readonly tryOut: RuntimeTrial;
  readonly compileKnown?: KnownCompilation;
  readonly findImage?: ImageSearch;
  readonly absent?: AbsentImages;
  /** How long a compiler is trusted after it has compiled something; forever otherwise. */
  readonly believedMs?: number;
}

function languagesOf({ runtime }: LoadedRuntime): readonly string[] {
  return runtime.kind === 'language' ? runtime.languages : [];
}

/** The runtimes of this machine and the results of their trials: one that fails its trial is not offered. */
export class RuntimeBook {
  private readonly entries: readonly Entry[];
  private readonly tryOut: RuntimeTrial;
  private readonly compileKnown: KnownCompilation;
  private readonly findImage: ImageSearch;
  private readonly believedMs: number;

  constructor(options: RuntimeBookOptions) {
    const { loaded, imageIds, absent = {} } = options;
    this.tryOut = options.tryOut;
    this.compileKnown = options.compileKnown ?? (() => Promise.resolve(undefined));
    this.findImage = options.findImage ?? (() => Promise.resolve(undefined));
    this.believedMs = options.believedMs ?? Infinity;
    this.entries = loaded.map((each) => {
      const imageId = imageIds.get(each.runtime.id);
      const status = imageId === undefined ? withoutImage(each, absent) : untried(each);
      const compiledAt = -Infinity;
      return { loaded: each, imageId, status, trial: undefined, compiledAt, recheck: undefined, failures: 0 };
    });
  }

  statuses(): readonly RuntimeStatus[] {
    return this.entries.map((entry) => entry.status);
  }

  /** The runtime of a language or runtime id, available or not. */
  get(name: string): LoadedRuntime {
    return this.entryOf(name).loaded;
  }

  /** Whether boxes of it may be kept waiting: not those on demand that nobody has wanted yet. */
  isWanted(name: string): boolean {
    const { loaded, trial } = this.entryOf(name);
    return !loaded.runtime.onDemand || trial !== undefined;
  }

  /** Waits for the runtime's trial, starting it if necessary. Rejects when it is not offered here. */
  async offer(name: string): Promise<OfferedRuntime> {
    const entry = this.entryOf(name);
    await this.trialOf(entry);
    if (entry.imageId === undefined || entry.status.status !== 'ready') {
      throw new SandboxFault(
        'unavailable',
        `${name} is not offered here: ${entry.status.reason ?? 'unknown'}`,
      );
    }
    return { ...entry.loaded, imageId: entry.imageId };
  }

  /**
   * Tries all runtimes that were not tried yet, `atOnce` at a time: more than there are cores would
   * slow each other beyond their limits. Those on demand wait until one is wanted.
   */
  async tryAll(atOnce = 1): Promise<void> {
    await Promise.all(this.entries.map((entry) => this.look(entry)));
    const left = this.entries.filter(({ loaded }) => !loaded.runtime.onDemand);
    const lane = async () => {
      for (let entry = left.shift(); entry !== undefined; entry = left.shift()) await this.trialOf(entry);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }

  /** Forgets failed trials, as long as they are few: the next caller, or `tryAll`, tries again. */
  giveAnotherChance(): void {
    for (const entry of this.entries)
      if (entry.status.status === 'failed' && entry.failures < MOST_TRIALS) entry.trial = undefined;
  }

  /** The first language that passes its trial, trying one after another; undefined when none is offered. */
  async firstLanguage(): Promise<string | undefined> {
    const languages = this.entries.filter(({ loaded }) => languagesOf(loaded).length > 0);
    const isReady = ({ status }: Entry) => status.status === 'ready';
    for (const entry of [...languages.filter(isReady), ...languages]) {
      await this.trialOf(entry);
      if (isReady(entry)) return entry.loaded.runtime.id;
    }
    return undefined;
  }

  /**
   * Records the result of a compilation. If a program is rejected and none has compiled recently, a known one must
   * compile now: an image can break while in use. Rejects when it does not; the next trial decides about the runtime.
   */
  async noteCompiled(name: string, ok: boolean): Promise<void> {
    const entry = this.entryOf(name);
    if (ok) entry.compiledAt = performance.now();
    else if (performance.now() - entry.compiledAt > this.believedMs) {
      entry.recheck ??= this.tryKnownProgram(entry).finally(() => {
        entry.recheck = undefined;
      });
      await entry.recheck;
    }
  }

  private async tryKnownProgram(entry: Entry): Promise<void> {
    const { loaded, imageId } = entry;
    if (imageId === undefined) return;
    const finding = await this.compileKnown({ ...loaded, imageId });
    if (finding === undefined) {
      entry.compiledAt = performance.now();
      return;
    }
    entry.status = failed(loaded, `its compiler has stopped working: ${finding}`);
    throw new SandboxFault('unavailable', `${loaded.runtime.id}: ${entry.status.reason}`);
  }

  /** The runtime's image is gone: it is not offered until a new image passes its trial. */
  lose({ runtime, imageId }: OfferedRuntime): void {
    const entry = this.entryOf(runtime.id);
    if (entry.imageId !== imageId) return;
    entry.imageId = undefined;
    entry.trial = undefined;
    entry.failures = 0;
    entry.status = failed(entry.loaded, 'its image is gone from the engine');
  }

  private entryOf(name: string): Entry {
    const found = this.entries.find(
      ({ loaded }) => loaded.runtime.id === name || languagesOf(loaded).includes(name),
    );
    if (found === undefined) throw new SandboxFault('unavailable', `there is no runtime for ${name}`);
    return found;
  }

  /** Finds the image of a runtime on demand that had none before. */
  private async look(entry: Entry): Promise<void> {
    const { loaded, trial } = entry;
    if (!loaded.runtime.onDemand || trial !== undefined || entry.imageId !== undefined) return;
    // The engine may have gone; callers that ask for the runtime get the error.
    entry.imageId = await this.findImage(loaded.runtime.id).catch(() => undefined);
    if (entry.imageId !== undefined) entry.status = untried(loaded);
  }

  private trialOf(entry: Entry): Promise<void> {
    entry.trial ??= this.attempt(entry);
    return entry.trial;
  }

  private async attempt(entry: Entry): Promise<void> {
    const { loaded } = entry;
    try {
      entry.imageId ??= await this.findImage(loaded.runtime.id);
      if (entry.imageId === undefined) {
        entry.trial = undefined;
        return;
      }
      const result = await this.tryOut({ ...loaded, imageId: entry.imageId });
      entry.status = 'version' in result ? ready(loaded, result.version) : failed(loaded, result.finding);
      if ('version' in result) entry.compiledAt = performance.now();
      else entry.failures += 1;
    } catch (error) {
      entry.status = failed(loaded, messageOf(error));
      // The engine may have gone in the middle: the next caller tries again.
      entry.trial = undefined;
    }
  }
}

/** One on demand is offered by its image, which was tried when it was built, until a trial here says otherwise. */
const untried = (loaded: LoadedRuntime): RuntimeStatus =>
  loaded.runtime.onDemand ? { ...building(loaded), status: 'ready' } : building(loaded);

const building = (loaded: LoadedRuntime, reason?: string): RuntimeStatus => ({
  id: loaded.runtime.id,
  languages: languagesOf(loaded),
  status: 'building',
  ...(reason === undefined ? {} : { reason }),
});

function withoutImage(loaded: LoadedRuntime, absent: AbsentImages): RuntimeStatus {
  const known = absent[loaded.runtime.id];
  if (known?.status === 'building') return building(loaded, known.reason);
  return failed(loaded, known?.reason ?? 'the engine has no image for it');
}

const failed = (loaded: LoadedRuntime, reason: string): RuntimeStatus => ({
  id: loaded.runtime.id,
  languages: languagesOf(loaded),
  status: 'failed',
  reason,
});

const ready = (loaded: LoadedRuntime, version: string): RuntimeStatus => ({
  id: loaded.runtime.id,
  languages: languagesOf(loaded),
  status: 'ready',
  version,
});
