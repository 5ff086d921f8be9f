import type { Clock } from '../clock.js';

/** A clock that only tests move. */
export interface ManualClock extends Clock {
  advance(milliseconds: number): void;
  /** Sets the wall clock ahead or back; the monotonic clock is not affected. */
  set(shiftMs: number): void;
}

/** A clock for tests, starting at `startMs`. */
export function createManualClock(startMs = 0): ManualClock {
  let elapsed = 0;
  let shift = 0;
  return {
    now: () => startMs + elapsed + shift,
    monotonic: () => elapsed,
    advance(milliseconds) {
      if (milliseconds < 0) throw new RangeError('time does not run backwards');
      elapsed += milliseconds;
    },
    set(shiftMs) {
      shift += shiftMs;
    },
  };
}
