/** Seconds before the end at which candidates are reminded. */
const MARKS = [600, 300, 60, 30] as const;
export type Mark = (typeof MARKS)[number];

/** The server's time of an answer, and that time on this page's monotonic clock, which nobody can set. */
export interface ClockReading {
  readonly serverMs: number;
  readonly pageMs: number;
}

/** Milliseconds until `deadlineMs` on the server's clock; never below 0. */
export function leftUntil(deadlineMs: number, { serverMs, pageMs }: ClockReading, nowPageMs: number): number {
  return Math.max(0, deadlineMs - (serverMs + nowPageMs - pageMs));
}

/** `1:05:09`, or `05:09` below an hour. A started second counts. */
export function formatLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 && shown.length === 3 ? part : pad(part))).join(':');
}

const pad = (part: number | undefined): string => String(part).padStart(2, '0');

/** The last mark passed between two reads of the clock; none when time was added. */
export function passedMark(beforeMs: number, nowMs: number): Mark | undefined {
  return MARKS.findLast((mark) => beforeMs > mark * 1_000 && nowMs <= mark * 1_000);
}

/** How long a mark stays visible for candidates who have hidden the clock. */
const IN_SIGHT_MS = 20_000;

/** The mark that was passed recently. */
export function markInSight(leftMs: number): Mark | undefined {
  return MARKS.find((mark) => leftMs <= mark * 1_000 && leftMs > mark * 1_000 - IN_SIGHT_MS);
}
