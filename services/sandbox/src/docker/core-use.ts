import type { EngineBox } from './engine.dockerode.js';

/** Which core a box may use, and how much of it where others want it, too. */
export interface CoreUse {
  readonly cpu: number;
  /** Binds the box to another core, with all that runs in it; `cpu` tells it from the moment of the call. */
  moveTo(core: number): Promise<void>;
  /** Its share of a core that others want, too; 1 at first. */
  share(share: number): Promise<void>;
}

/** What the kernel gives a group of which nothing was said. */
const USUAL_WEIGHT = 1024;

/** `first` is the core that the box was made on. */
export function createCoreUse(container: Pick<EngineBox, 'bindTo' | 'weigh'>, first: number): CoreUse {
  let cpu = first;
  let shared = 1;
  return {
    get cpu() {
      return cpu;
    },
    moveTo: (core) => {
      cpu = core;
      return container.bindTo(core);
    },
    share: async (share) => {
      if (share === shared) return;
      await container.weigh(Math.round(share * USUAL_WEIGHT));
      shared = share;
    },
  };
}
