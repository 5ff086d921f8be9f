/**
 * A wake-up that cannot be missed: a caller that read `seen` before looking for work is woken by every later
 * `raise`.
 */
export interface Wake {
  /** Number of wake-ups so far; read it before looking for work. */
  seen(): number;
  raise(): void;
  /**
   * Resolves immediately if there was a wake-up after `seen`, otherwise at the next one, on abort, or after
   * the timeout.
   */
  after(seen: number, timeoutMs: number, signal?: AbortSignal): Promise<void>;
}

/** Creates a wake-up for waiters in one process. */
export function createWake(): Wake {
  let count = 0;
  const waiters = new Set<() => void>();
  return {
    seen: () => count,
    raise() {
      count += 1;
      for (const waiter of [...waiters]) waiter();
    },
    after(seen, timeoutMs, signal) {
      if (seen !== count || signal?.aborted === true) return Promise.resolve();
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          waiters.delete(finish);
          resolve();
        };
        const timer = setTimeout(finish, timeoutMs);
        signal?.addEventListener('abort', finish, { once: true });
        waiters.add(finish);
      });
    },
  };
}
