/** Time as a port, so that tests control it. */
export interface Clock {
  /** Wall-clock milliseconds since 1970, for records. */
  now(): number;
  /** Monotonic milliseconds, for durations. */
  monotonic(): number;
}

/** The system clocks. */
export function createSystemClock(): Clock {
  return { now: () => Date.now(), monotonic: () => performance.now() };
}

/** Converts milliseconds since 1970 to ISO 8601 in UTC, the format of all messages. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
