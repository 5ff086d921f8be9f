import type { RuntimeStatus } from '@hone/contracts/sandbox';
import { messageOf, SandboxFault } from '../sandbox-fault.js';
import type { LoadedRuntime } from './load-runtimes.js';

/** A runtime whose image the engine has. */
export interface OfferedRuntime extends LoadedRuntime {
  readonly imageId: string;
}

/** What a trial showed: the version of a runtime that works, or what is wrong with it. */
export type TrialResult = { readonly version: string } | { readonly finding: string };

/** Tries a runtime on this machine. Rejects when the trial itself broke off: that says nothing about the runtime. */
export type RuntimeTrial = (offered: OfferedRuntime) => Promise<TrialResult>;

/** The image of a runtime by its id, as the engine has it now. */
export type ImageSearch = (id: string) => Promise<string | undefined>;

interface Entry {
  readonly loaded: LoadedRuntime;
  imageId: string | undefined;
  status: RuntimeStatus;
  trial: Promise<void> | undefined;
}

function languagesOf({ runtime }: LoadedRuntime): readonly string[] {
  return runtime.kind === 'language' ? runtime.languages : [];
}

/** Knows the runtimes of this machine and whether each has proved itself: one that fails its trial is not offered. */
export class RuntimeBook {
  private readonly entries: readonly Entry[];
  private readonly tryOut: RuntimeTrial;
  private readonly findImage: ImageSearch;

  /** `imageIds` by runtime id; a runtime without an image cannot be offered until `findImage` finds one. */
  constructor(
    loaded: readonly LoadedRuntime[],
    imageIds: ReadonlyMap<string, string>,
    tryOut: RuntimeTrial,
    findImage: ImageSearch = () => Promise.resolve(undefined),
  ) {
    this.tryOut = tryOut;
    this.findImage = findImage;
    this.entries = loaded.map((each) => {
      const imageId = imageIds.get(each.runtime.id);
      const status: RuntimeStatus =
        imageId === undefined
          ? failed(each, 'the engine has no image for it')
          : { id: each.runtime.id, languages: languagesOf(each), status: 'building' };
      return { loaded: each, imageId, status, trial: undefined };
    });
  }

  statuses(): readonly RuntimeStatus[] {
    return this.entries.map((entry) => entry.status);
  }

  /** The runtime of a language or runtime id, whether it may be used or not. */
  get(name: string): LoadedRuntime {
    return this.entryOf(name).loaded;
  }

  /** Waits for the runtime's trial, beginning it if nobody has. Rejects when it is not offered here. */
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
   * Tries all runtimes that have not shown yet what they are, `atOnce` at a time: more than there are cores would
   * slow each other beyond their limits.
   */
  async tryAll(atOnce = 1): Promise<void> {
    const left = [...this.entries];
    const lane = async () => {
      for (let entry = left.shift(); entry !== undefined; entry = left.shift()) await this.trialOf(entry);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }

  /** The runtime's image is gone: it is not offered until there is one again and that has proved itself. */
  lose({ runtime, imageId }: OfferedRuntime): void {
    const entry = this.entryOf(runtime.id);
    if (entry.imageId !== imageId) return;
    entry.imageId = undefined;
    entry.trial = undefined;
    entry.status = failed(entry.loaded, 'its image is gone from the engine');
  }

  private entryOf(name: string): Entry {
    const found = this.entries.find(
      ({ loaded }) => loaded.runtime.id === name || languagesOf(loaded).includes(name),
    );
    if (found === undefined) throw new SandboxFault('unavailable', `there is no runtime for ${name}`);
    return found;
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
    } catch (error) {
      entry.status = failed(loaded, messageOf(error));
      // The engine may have gone in the middle: whoever asks next tries again.
      entry.trial = undefined;
    }
  }
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
