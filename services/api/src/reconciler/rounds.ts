/** Work that is looked after from time to time: often while there is some, rarely while there is none. */
export interface Rounds {
  start(): void;
  /** There may be work now: the next round comes as soon as while there is some. */
  wake(): void;
  /** Resolves when the round that runs is over. */
  close(): Promise<void>;
}

export interface RoundsOptions {
  /** One round; answers whether there is work left to look after. Does not reject. */
  readonly look: () => Promise<boolean>;
  /** Pause between rounds while there is work. */
  readonly intervalMs: number;
  /** Pause while there is none, as far as this process knows: what others began is found this much later. */
  readonly idleMs: number;
}

/** Creates rounds that wait for `start`. */
export function createRounds({ look, intervalMs, idleMs }: RoundsOptions): Rounds {
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
      round = look().then((busy) => {
        // What came during the round may have been missed by it.
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
