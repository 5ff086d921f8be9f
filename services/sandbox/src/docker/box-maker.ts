import { randomUUID } from 'node:crypto';
import type { BoxSpec } from '@hone/contracts/sandbox';
import type { BoxClass } from '../pool/pooled-box.js';
import { LABEL, ownerOfThisProcess } from '../labels.js';
import type { OfferedRuntime } from '../runtimes/runtime-book.js';
import type { Runtime } from '../runtimes/runtime-schema.js';
import { sizeOf, type SizeClass } from './box-size.js';
import type { Engine } from './engine.dockerode.js';
import { ImageGone } from './image-gone.js';
import { bootBox, type LiveBox } from './live-box.js';
import { loadSeccompProfile } from './seccomp-profile.js';

/** Boxes of one image and size. */
export interface DockerClass extends BoxClass {
  readonly offered: OfferedRuntime;
  readonly size: SizeClass;
  /** The OCI runtime, if not the default one. */
  readonly ociRuntime: string | undefined;
}

export function classOf(
  offered: OfferedRuntime,
  { memoryMiB, processes, ociRuntime }: SizeClass & Pick<BoxSpec, 'ociRuntime'>,
): DockerClass {
  return {
    key: [offered.runtime.id, memoryMiB, processes, ...(ociRuntime === undefined ? [] : [ociRuntime])].join(
      ':',
    ),
    runtime: offered.runtime.id,
    memoryMiB: sizeOf({ memoryMiB, processes }, offered.runtime).memoryMiB,
    offered,
    size: { memoryMiB, processes },
    ociRuntime,
  };
}

export interface BoxMakerOptions {
  readonly engine: Engine;
  /** Of the engine's machine. */
  readonly architecture: string;
  readonly workerId: string;
  readonly ociRuntime: string | undefined;
  /** From the creation of a box until anybody may remove it. */
  readonly lifeMs: number;
  readonly onLeftover: (id: string, error: unknown) => void;
  /** Called when the runtime's image is gone; the caller that wanted the box gets the error too. */
  readonly onImageGone: (offered: OfferedRuntime) => void;
}

/** Makes boxes of a class on a core. */
export class BoxMaker {
  private readonly options: BoxMakerOptions;
  private readonly owner = ownerOfThisProcess();
  private readonly profiles = new Map<string, Promise<string>>();

  constructor(options: BoxMakerOptions) {
    this.options = options;
  }

  async make({ offered, size, ociRuntime }: DockerClass, cpu: number, signal: AbortSignal): Promise<LiveBox> {
    const { runtime, imageId } = offered;
    const settings = {
      image: imageId,
      size: sizeOf(size, runtime),
      cpu,
      seccompProfile: await this.profileOf(runtime),
      labels: this.labels(),
      ociRuntime: ociRuntime ?? this.options.ociRuntime,
    };
    const { engine, onLeftover, onImageGone } = this.options;
    try {
      return await bootBox(engine, { runtime, imageId, settings, onLeftover }, signal);
    } catch (error) {
      if (error instanceof Error && error.cause instanceof ImageGone) onImageGone(offered);
      throw error;
    }
  }

  private labels(): Record<string, string> {
    return {
      [LABEL.session]: randomUUID(),
      [LABEL.worker]: this.options.workerId,
      [LABEL.owner]: this.owner,
      [LABEL.expires]: String(Math.ceil((Date.now() + this.options.lifeMs) / 1000)),
    };
  }

  private profileOf(runtime: Runtime): Promise<string> {
    const additions = runtime.kind === 'server' ? runtime.seccomp : [];
    const key = additions.join();
    const known = this.profiles.get(key);
    if (known !== undefined) return known;
    const loading = loadSeccompProfile(this.options.architecture, additions);
    this.profiles.set(key, loading);
    return loading;
  }
}
