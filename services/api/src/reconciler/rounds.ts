/** A task that runs at intervals: often while there is work, rarely while there is none. */
export interface Rounds {
  start(): void;
  /** Reports new work: the next round starts after the short interval. */
  wake(): void;
  /** Resolves when the current round is over. */
  close(): Promise<void>;
}

export interface RoundsOptions {
  /** Runs one round; resolves to whether there is work left. Does not reject. */
  readonly runRound: () => Promise<boolean>;
  /** Interval while there is work. */
  readonly intervalMs: number;
  /** Interval while there is none; the maximum delay for work of other processes. */
  readonly idleMs: number;
}

/** Creates rounds that wait for `start`. */
export function createRounds({ runRound, intervalMs, idleMs }: RoundsOptions): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let isIdle = false;
  let woken = false;
  let closed = false;

  function plan(waitMs: number): void {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      woken = false;
      round = runRound().then((busy) => {
        // Work that arrived during the round may have been missed.
        isIdle = !busy && !woken;
        plan(isIdle ? Math.max(idleMs, intervalMs) : intervalMs);
      });
    }, waitMs);
  }

  return {
    start: () => plan(intervalMs),
    wake() {
      woken = true;
      if (!isIdle) return;
      isIdle = false;
      plan(intervalMs);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await round;
    },
  };
}
