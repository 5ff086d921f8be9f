import type { HistoryEvidence, HistoryOperation } from '@hone/contracts';

/** One line of the diagram. Pixels from the plot's top; `y` is the line itself. */
export interface Lane {
  readonly name: string;
  readonly role: HistoryEvidence['lines'][number]['role'];
  readonly top: number;
  readonly height: number;
  readonly y: number;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly height: number;
  readonly find: (name: string) => Lane | undefined;
  /** The lane that shows an operation: its client's, else its node's. */
  readonly laneFor: (operation: HistoryOperation) => Lane | undefined;
  /** Index of an operation → how many rows below its lane's line its bar is. */
  readonly rows: ReadonlyMap<number, number>;
}

/** Distance from one bar of a lane to a concurrent one below it. */
export const ROW_PX = 17;
/** Further concurrent bars overlap. */
const MOST_ROWS = 4;
/** Above and below the bars of a lane; smaller with more lanes. */
const ROOMY = { upTo: 8, px: 13 };
const USUAL = { upTo: 18, px: 8 };
const TIGHT_PX = 3;

const paddingOf = (lanes: number): number =>
  lanes <= ROOMY.upTo ? ROOMY.px : lanes <= USUAL.upTo ? USUAL.px : TIGHT_PX;

const laneNameOf = ({ client, node }: HistoryOperation, names: ReadonlySet<string>): string | undefined =>
  [client, node].find((name) => names.has(name));

/** Operations of a lane that overlap in time get different rows. */
function packRows(operations: readonly HistoryOperation[], names: ReadonlySet<string>) {
  const rows = new Map<number, number>();
  const endsByLane = new Map<string, number[]>();
  for (const [index, operation] of operations.entries()) {
    const lane = laneNameOf(operation, names);
    if (lane === undefined) continue;
    const ends = endsByLane.get(lane) ?? [];
    const free = ends.findIndex((end) => end <= operation.startMs);
    const row = Math.min(free === -1 ? ends.length : free, MOST_ROWS - 1);
    ends[row] = operation.endMs ?? Number.POSITIVE_INFINITY;
    endsByLane.set(lane, ends);
    rows.set(index, row);
  }
  return { rows, depthOf: (lane: string) => Math.max(1, endsByLane.get(lane)?.length ?? 1) };
}

/** The lines in the order of the evidence, with space for concurrent operations. */
export function layLanes({ lines, operations }: Pick<HistoryEvidence, 'lines' | 'operations'>): Lanes {
  const unique = lines.filter(({ name }, index) => lines.findIndex((line) => line.name === name) === index);
  const names = new Set(unique.map(({ name }) => name));
  const { rows, depthOf } = packRows(operations, names);
  const padding = paddingOf(unique.length);
  let top = 0;
  const lanes = unique.map(({ name, role }): Lane => {
    const height = 2 * padding + depthOf(name) * ROW_PX;
    const lane = { name, role, top, height, y: top + padding + ROW_PX / 2 };
    top += height;
    return lane;
  });
  const byName = new Map(lanes.map((lane) => [lane.name, lane]));
  const find = (name: string | undefined) => (name === undefined ? undefined : byName.get(name));
  return { lanes, height: top, find, laneFor: (operation) => find(laneNameOf(operation, names)), rows };
}
