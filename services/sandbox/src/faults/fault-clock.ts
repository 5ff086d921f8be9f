/** Time for faults: monotonic milliseconds, and timers. Injected, so that tests need not wait. */
export interface FaultClock {
  now(): number;
  /** Calls back after this many milliseconds; the returned function cancels it. */
  after(ms: number, call: () => void): () => void;
}

/** The machine's monotonic clock. */
export const systemFaultClock: FaultClock = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
