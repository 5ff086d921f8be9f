/**
 * A wake-up that cannot be missed: whoever read `seen` before looking for work is woken by every `raise` since.
 */
export interface Wake {
  /** Number of wake-ups so far; take it before looking for work. */
  seen(): number;
  raise(): void;
  /** Resolves at once when there was a wake-up after `seen`, else at the next, on abort, or after the time. */
  after(seen: number, timeoutMs: number, signal?: AbortSignal): Promise<void>;
}

/** Creates a wake-up for waiters of one process. */
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
