import type { TimeSpan } from './items.js';

/** Time from left to right: milliseconds of the scenario to pixels of the plot, and back. */
export interface TimeScale extends TimeSpan {
  readonly width: number;
  readonly place: (ms: number) => number;
  readonly at: (x: number) => number;
  /** Round times that are labelled on the axis, and the milliseconds from one to the next. */
  readonly ticks: readonly number[];
  readonly tickMs: number;
}

/** Width of a time such as `12,345 ms`. */
const TICK_GAP_PX = 84;

/** 1, 2 or 5 times a power of ten: the least such step that is at least this long, and one millisecond. */
function roundStep(leastMs: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, leastMs)));
  const factor = [1, 2, 5, 10].find((each) => each * power >= leastMs) ?? 10;
  return factor * power;
}

export function createTimeScale({ fromMs, toMs }: TimeSpan, width: number): TimeScale {
  const lengthMs = Math.max(1, toMs - fromMs);
  const tickMs = roundStep((lengthMs * TICK_GAP_PX) / width);
  const first = Math.ceil(fromMs / tickMs);
  const last = Math.floor((fromMs + lengthMs) / tickMs);
  return {
    fromMs,
    toMs: fromMs + lengthMs,
    width,
    place: (ms) => ((ms - fromMs) / lengthMs) * width,
    at: (x) => fromMs + (x / width) * lengthMs,
    ticks: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * tickMs),
    tickMs,
  };
}
