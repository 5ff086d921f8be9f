import type { HistoryOperation } from '@hone/contracts';
import { ROW_PX, type Lanes } from './lanes.js';
import type { TimeScale } from './time-scale.js';

/** An operation in the plot. */
export interface Bar {
  /** Its index in the evidence's list. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly outcome: HistoryOperation['outcome'];
  readonly marked: boolean;
  /** It started before the plot's left edge, or continues beyond its right edge. */
  readonly openLeft: boolean;
  readonly openRight: boolean;
  /** As much of its name and values as fits; may be empty. */
  readonly label: string;
}

export const BAR_PX = 14;
/** Minimum width, so that an operation of one millisecond is visible. */
const LEAST_PX = 4;
/** At the bar's left: the sign of a failed operation or of one whose outcome is unknown. */
export const SIGN_PX = 10;
const LABEL_EDGE_PX = 4;
const CHARACTER_PX = 6.1;
const LEAST_CHARACTERS = 3;

/** Request and answer: `read → [1,2]`. */
export function writeOperation({ name, input, output }: HistoryOperation): string {
  const asked = [name, input].filter((part) => part !== undefined && part !== '').join(' ');
  return output === undefined || output === '' ? asked : `${asked} → ${output}`;
}

/** The start of a text, as much as fits; empty when that is next to nothing. */
export function fitText(text: string, px: number): string {
  const room = Math.floor(px / CHARACTER_PX);
  if (text.length <= room) return text;
  return room < LEAST_CHARACTERS ? '' : `${text.slice(0, room - 1)}…`;
}

function labelOf(operation: HistoryOperation, width: number): string {
  const sign = operation.outcome === 'ok' ? 0 : SIGN_PX;
  return fitText(writeOperation(operation), width - sign - 2 * LABEL_EDGE_PX);
}

/** The bar of an operation; undefined when it is outside the plot or belongs to no lane. */
export function layBar(
  operation: HistoryOperation,
  index: number,
  scale: TimeScale,
  { laneFor, rows }: Lanes,
): Bar | undefined {
  const { startMs, endMs, outcome, marked } = operation;
  const lane = laneFor(operation);
  if (lane === undefined || startMs > scale.toMs || (endMs ?? scale.toMs) < scale.fromMs) return undefined;
  const left = Math.max(0, scale.place(startMs));
  const right = Math.min(scale.width, scale.place(endMs ?? scale.toMs));
  const x = Math.min(left, scale.width - LEAST_PX);
  const width = Math.max(LEAST_PX, right - x);
  return {
    index,
    x,
    y: lane.y - BAR_PX / 2 + ROW_PX * (rows.get(index) ?? 0),
    width,
    height: BAR_PX,
    outcome,
    marked,
    openLeft: startMs < scale.fromMs,
    openRight: endMs === null || endMs > scale.toMs,
    label: labelOf(operation, width),
  };
}

/** Overlapping bars of a row end where the next one starts. */
export function cutOverlaps(bars: readonly Bar[], operations: readonly HistoryOperation[]): Bar[] {
  const nextX = new Map<number, number>();
  return bars
    .toReversed()
    .map((bar) => {
      const most = (nextX.get(bar.y) ?? Number.POSITIVE_INFINITY) - bar.x - 1;
      nextX.set(bar.y, bar.x);
      const operation = operations[bar.index];
      if (bar.width <= most || operation === undefined) return bar;
      const width = Math.max(LEAST_PX, most);
      return { ...bar, width, label: labelOf(operation, width) };
    })
    .toReversed();
}

/** Where the label of a bar starts. */
export const labelStart = ({ x, outcome }: Bar): number =>
  x + LABEL_EDGE_PX + (outcome === 'ok' ? 0 : SIGN_PX);
