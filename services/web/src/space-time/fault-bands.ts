import type { HistoryFault } from '@hone/contracts';
import type { Lane } from './lanes.js';
import type { TimeScale } from './time-scale.js';

/** A fault in the plot: shading over the affected lanes, and a place for its label above the plot. */
export interface FaultBand {
  readonly index: number;
  readonly x: number;
  readonly width: number;
  /** Neighbouring lanes are merged. */
  readonly areas: readonly { readonly top: number; readonly height: number }[];
  /** `row` from the top. Undefined if no row has space: then its shading and the table show it. */
  readonly chip: { readonly x: number; readonly width: number; readonly row: number } | undefined;
}

const MOST_ROWS = 3;
const LEAST_PX = 2;
const CHIP = { edge: 5, gap: 3, character: 6.1, most: 190 };

function areasOf({ nodes }: HistoryFault, lanes: readonly Lane[]): FaultBand['areas'] {
  const struck = nodes.length === 0 ? lanes : lanes.filter(({ name }) => nodes.includes(name));
  const areas: { top: number; height: number }[] = [];
  for (const { top, height } of struck) {
    const last = areas.at(-1);
    if (last !== undefined && last.top + last.height === top) last.height += height;
    else areas.push({ top, height });
  }
  return areas;
}

/** The visible faults, and how many rows of labels they need. */
export function layFaults(faults: readonly HistoryFault[], scale: TimeScale, lanes: readonly Lane[]) {
  const ends: number[] = [];
  const bands = faults.flatMap((fault, index): FaultBand[] => {
    const toMs = fault.toMs ?? scale.toMs;
    if (fault.fromMs > scale.toMs || toMs < scale.fromMs) return [];
    const left = Math.max(0, scale.place(fault.fromMs));
    const x = Math.min(left, scale.width - LEAST_PX);
    const width = Math.max(LEAST_PX, Math.min(scale.width, scale.place(toMs)) - x);
    const wanted = Math.min(CHIP.most, (fault.label.length + 1) * CHIP.character + 2 * CHIP.edge);
    const chipWidth = Math.min(scale.width, Math.max(width, wanted));
    const chipX = Math.min(x, scale.width - chipWidth);
    const row = [...Array(MOST_ROWS).keys()].find((each) => (ends[each] ?? 0) <= chipX);
    const chip = row === undefined ? undefined : { x: chipX, width: chipWidth, row };
    if (row !== undefined) ends[row] = chipX + chipWidth + CHIP.gap;
    return [{ index, x, width, areas: areasOf(fault, lanes), chip }];
  });
  return { bands, rows: ends.length };
}
