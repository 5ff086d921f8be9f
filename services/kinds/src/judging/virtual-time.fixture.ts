import { vi } from 'vitest';

/**
 * Runs work that waits for timers on a virtual clock, which advances when nothing else is left to do: the
 * same at each run, however busy the machine is. One at a time, since timers are global.
 */
export async function inVirtualTime<T>(work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({
    toFake: [
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'clearImmediate',
      'performance',
    ],
  });
  try {
    let isOver = false;
    const ending = work().finally(() => {
      isOver = true;
    });
    ending.catch(() => undefined);
    while (!isOver) await vi.advanceTimersToNextTimerAsync();
    return await ending;
  } finally {
    vi.useRealTimers();
  }
}
