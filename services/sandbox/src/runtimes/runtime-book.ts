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

interface Entry {
  readonly loaded: LoadedRuntime;
  readonly imageId: string | undefined;
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

  /** `imageIds` by runtime id; a runtime without an image cannot be offered. */
  constructor(loaded: readonly LoadedRuntime[], imageIds: ReadonlyMap<string, string>, tryOut: RuntimeTrial) {
    this.tryOut = tryOut;
    this.entries = loaded.map((each) => {
      const imageId = imageIds.get(each.runtime.id);
      const known = { id: each.runtime.id, languages: languagesOf(each) };
      const status: RuntimeStatus =
        imageId === undefined
          ? { ...known, status: 'failed', reason: 'the engine has no image for it' }
          : { ...known, status: 'building' };
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
    const { loaded, imageId } = entry;
    if (imageId === undefined) return;
    const known = { id: loaded.runtime.id, languages: languagesOf(loaded) };
    try {
      const result = await this.tryOut({ ...loaded, imageId });
      entry.status =
        'version' in result
          ? { ...known, status: 'ready', version: result.version }
          : { ...known, status: 'failed', reason: result.finding };
    } catch (error) {
      entry.status = { ...known, status: 'failed', reason: messageOf(error) };
      // The engine may have gone in the middle: whoever asks next tries again.
      entry.trial = undefined;
    }
  }
}
