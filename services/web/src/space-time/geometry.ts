import type { HistoryEvidence } from '@hone/contracts';
import { layArrow, type Arrow, type Point } from './arrows.js';
import { cutOverlaps, layBar, type Bar } from './bars.js';
import { layFaults, type FaultBand } from './fault-bands.js';
import { isSameItem, type ItemRef } from './items.js';
import { layLanes, type Lane } from './lanes.js';
import { createTimeScale, type TimeScale } from './time-scale.js';

/** The layout of a plot of a given width. Pixels from its top left corner. */
export interface Geometry {
  readonly scale: TimeScale;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly bars: readonly Bar[];
  readonly arrows: readonly Arrow[];
  readonly bands: readonly FaultBand[];
  /** Rows of fault labels above the plot. */
  readonly bandRows: number;
}

export function layOut(evidence: HistoryEvidence, width: number): Geometry {
  const scale = createTimeScale(evidence, width);
  const lanes = layLanes(evidence);
  const { bands, rows } = layFaults(evidence.faults, scale, lanes.lanes);
  const bars = evidence.operations.flatMap((each, index) => layBar(each, index, scale, lanes) ?? []);
  return {
    scale,
    height: lanes.height,
    lanes: lanes.lanes,
    bars: cutOverlaps(bars, evidence.operations),
    arrows: evidence.messages.flatMap((each, index) => layArrow(each, index, scale, lanes.find) ?? []),
    bands,
    bandRows: rows,
  };
}

/** Distance of a point from a line between two others. */
function distanceToLine([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

function distanceToBar([x, y]: Point, bar: Bar): number {
  const dx = Math.max(bar.x - x, 0, x - bar.x - bar.width);
  const dy = Math.max(bar.y - y, 0, y - bar.y - bar.height);
  return Math.hypot(dx, dy);
}

const distanceToArrow = (point: Point, { points }: Arrow): number =>
  points
    .slice(1)
    .reduce(
      (least, to, index) => Math.min(least, distanceToLine(point, points[index] ?? to, to)),
      Number.POSITIVE_INFINITY,
    );

/** The item nearest to a point, within a number of pixels; a bar around the point goes before every arrow. */
export function findNearest(geometry: Geometry, point: Point, withinPx: number): ItemRef | undefined {
  const candidates = [
    ...geometry.bars.map((bar) => ({
      item: { kind: 'operation' as const, index: bar.index },
      distance: distanceToBar(point, bar),
    })),
    ...geometry.arrows.map((arrow) => ({
      item: { kind: 'message' as const, index: arrow.index },
      distance: distanceToArrow(point, arrow),
    })),
  ];
  return candidates
    .filter(({ distance }) => distance <= withinPx)
    .reduce<(typeof candidates)[number] | undefined>(
      (best, each) => (best === undefined || each.distance < best.distance ? each : best),
      undefined,
    )?.item;
}

export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The bounding box of the visible parts of some items; undefined if nothing is visible. */
export function extentOf({ bars, arrows }: Geometry, items: readonly ItemRef[]): Extent | undefined {
  const holds = (item: ItemRef): boolean => items.some((each) => isSameItem(each, item));
  const points = [
    ...bars
      .filter(({ index }) => holds({ kind: 'operation', index }))
      .flatMap(({ x, y, width, height }): Point[] => [
        [x, y],
        [x + width, y + height],
      ]),
    ...arrows.filter(({ index }) => holds({ kind: 'message', index })).flatMap(({ points: line }) => line),
  ];
  if (points.length === 0) return undefined;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
