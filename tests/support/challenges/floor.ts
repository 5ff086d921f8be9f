/** Runs work side by side, or one piece of work with the machine to itself. */
export interface Floor {
  /** Starts once nobody has the floor alone or waits for it. */
  together<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Waits until all running work is done; later work waits for it. Never called from within `together`. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function createFloor(): Floor {
  const running = new Set<Promise<unknown>>();
  let last: Promise<void> = Promise.resolve();
  return {
    together: async (work) => {
      let awaited: Promise<void> | undefined;
      while (awaited !== last) {
        awaited = last;
        await awaited;
      }
      const done = work();
      running.add(done);
      try {
        return await done;
      } finally {
        running.delete(done);
      }
    },
    alone: async (work) => {
      const before = last;
      let leave = (): void => undefined;
      last = new Promise((resolve) => {
        leave = resolve;
      });
      await before;
      await Promise.allSettled(running);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
