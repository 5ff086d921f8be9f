import type { CoreLocks, HeldCore } from './core-locks.js';

/** Locks known only to this process: for scripts, and for machines whose kernel has no abstract sockets. */
export function createProcessCoreLocks(): CoreLocks {
  const held = new Set<number>();
  const waiting = new Set<() => void>();
  const release = (core: number): Promise<void> => {
    held.delete(core);
    for (const wake of [...waiting]) wake();
    return Promise.resolve();
  };
  return {
    tryTake(core): Promise<HeldCore | undefined> {
      if (held.has(core)) return Promise.resolve(undefined);
      held.add(core);
      let mine = true;
      const letGo = (): Promise<void> => {
        if (!mine) return Promise.resolve();
        mine = false;
        return release(core);
      };
      return Promise.resolve({ core, release: letGo });
    },
    mayBeFree: (cores, signal) =>
      new Promise((resolve) => {
        if (signal.aborted || cores.some((core) => !held.has(core))) return resolve();
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      }),
    taken: () => Promise.resolve(new Set(held)),
  };
}
