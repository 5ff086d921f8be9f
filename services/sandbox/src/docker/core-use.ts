import type { EngineBox } from './engine.dockerode.js';

/** The core that a box may use, and its share when others want the core, too. */
export interface CoreUse {
  readonly cpu: number;
  /** Binds the box and everything that runs in it to another core; `cpu` is the new core from the time of the call. */
  moveTo(core: number): Promise<void>;
  /** Its share of a core that others want, too; 1 at first. */
  share(share: number): Promise<void>;
}

/** The kernel's default weight of a group. */
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
