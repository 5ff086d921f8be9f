/** Time as a port, so that tests decide what time it is. */
export interface Clock {
  /** Wall-clock milliseconds since 1970, for records. */
  now(): number;
  /** Monotonic milliseconds, for durations. */
  monotonic(): number;
}

/** The machine's clocks. */
export function createSystemClock(): Clock {
  return { now: () => Date.now(), monotonic: () => performance.now() };
}

/** Milliseconds since 1970 as they stand on every wire: ISO 8601, in UTC. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
