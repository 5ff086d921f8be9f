import type { HistoryMessage } from '@hone/contracts';
import type { Lane } from './lanes.js';
import type { TimeScale } from './time-scale.js';

export type Point = readonly [x: number, y: number];

/** A message in the plot: a line of two or three points, with its end marker. */
export interface Arrow {
  /** Its index in the evidence's list. */
  readonly index: number;
  readonly points: readonly Point[];
  /** `none`: it ends outside the plot. */
  readonly end: 'head' | 'cross' | 'none';
  readonly marked: boolean;
}

/** A lost message is drawn this far to the right, and this fraction of the way to its receiver. */
const LOST = { px: 18, share: 0.55 };
/** Length of a message whose sender or receiver has no line. */
const STUB_PX = 16;
/** How high a message to oneself rises above the line. */
const LOOP_PX = 11;

function pathOf(message: HistoryMessage, scale: TimeScale, from?: Lane, to?: Lane): Point[] {
  const start = scale.place(message.sentMs);
  if (message.deliveredMs === null) {
    if (from === undefined) return [];
    const fall = to === undefined || to === from ? STUB_PX : LOST.share * (to.y - from.y);
    return [
      [start, from.y],
      [start + LOST.px, from.y + fall],
    ];
  }
  const end = scale.place(Math.max(message.sentMs, message.deliveredMs));
  if (from !== undefined && from === to)
    return [
      [start, from.y],
      [(start + end) / 2, from.y - LOOP_PX],
      [end, from.y],
    ];
  if (from === undefined && to === undefined) return [];
  const y = from?.y ?? (to?.y ?? 0) - STUB_PX;
  return [
    [start, y],
    [end, to?.y ?? y + STUB_PX],
  ];
}

/** The part of a line between the plot's left and right edges; undefined when there is none. */
export function clipLine([x1, y1]: Point, [x2, y2]: Point, width: number): [Point, Point] | undefined {
  if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > width) return undefined;
  const at = (x: number): Point => [x, x2 === x1 ? y1 : y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)];
  const inside = ([x, y]: Point): Point => (x < 0 ? at(0) : x > width ? at(width) : [x, y]);
  return [inside([x1, y1]), inside([x2, y2])];
}

/** All parts of a path that are inside, and whether its last point is. */
function clipPath(points: readonly Point[], width: number) {
  const parts = points.slice(1).flatMap((to, index) => clipLine(points[index] ?? to, to, width) ?? []);
  const clipped = parts.filter((point, index) => {
    const before = parts[index - 1];
    return before?.[0] !== point[0] || before[1] !== point[1];
  });
  const end = points.at(-1)?.[0] ?? -1;
  return { points: clipped, whole: end >= 0 && end <= width };
}

/** The arrow of a message; undefined when no part of it is visible. */
export function layArrow(
  message: HistoryMessage,
  index: number,
  scale: TimeScale,
  find: (name: string) => Lane | undefined,
): Arrow | undefined {
  const path = pathOf(message, scale, find(message.from), find(message.to));
  const { points, whole } = clipPath(path, scale.width);
  if (points.length < 2) return undefined;
  const tip = message.deliveredMs === null ? 'cross' : 'head';
  return { index, points, end: whole ? tip : 'none', marked: message.marked };
}
