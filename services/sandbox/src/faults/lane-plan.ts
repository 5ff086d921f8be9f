import type { ByteFault, Fault, FaultDirection } from '@hone/contracts/sandbox';

/** Bytes, or the end of them, and when they are due. */
export interface Piece {
  readonly data: Buffer | null;
  readonly dueMs: number;
}

/** What the plan of a direction remembers from piece to piece. */
export interface PlanState {
  /** Nothing may be due before this: bytes keep their order. */
  lastDueMs: number;
  /** When a limited line will have sent everything so far. */
  lineFreeMs: number;
}

export const newPlan = (): PlanState => ({ lastDueMs: 0, lineFreeMs: 0 });

/** A limited line sends a portion every 50 ms, so that bytes flow instead of coming in bursts. */
const PORTION_MS = 50;

type Directed = Extract<ByteFault, { direction: FaultDirection }>;

/** The faults that act on one direction, in the order in which they were given. */
export function faultsOf(faults: readonly Fault[], direction: FaultDirection): Directed[] {
  return faults.filter((fault): fault is Directed => 'direction' in fault && fault.direction === direction);
}

function cut({ data, dueMs }: Piece, bytes: number): Piece[] {
  if (data === null || data.length <= bytes) return [{ data, dueMs }];
  const count = Math.ceil(data.length / bytes);
  return Array.from({ length: count }, (_, index) => ({
    data: data.subarray(index * bytes, (index + 1) * bytes),
    dueMs,
  }));
}

function later(piece: Piece, ms: number): Piece {
  return { data: piece.data, dueMs: piece.dueMs + ms };
}

function overLine(state: PlanState, pieces: readonly Piece[], bytesPerSecond: number): Piece[] {
  const portion = Math.max(1, Math.floor((bytesPerSecond * PORTION_MS) / 1000));
  return pieces
    .flatMap((piece) => cut(piece, portion))
    .map(({ data, dueMs }) => {
      state.lineFreeMs = Math.max(state.lineFreeMs, dueMs) + ((data?.length ?? 0) * 1000) / bytesPerSecond;
      return { data, dueMs: state.lineFreeMs };
    });
}

/** Each piece after the first follows the one before it after a gap. */
function withGaps(pieces: readonly Piece[], gapMs: number): Piece[] {
  return pieces.map((piece, index) => later(piece, index * gapMs));
}

function applyFault(
  fault: Directed,
  pieces: readonly Piece[],
  state: PlanState,
  random: () => number,
): readonly Piece[] {
  switch (fault.type) {
    case 'latency': {
      const jitterMs = fault.jitterMs === undefined ? 0 : fault.jitterMs * (2 * random() - 1);
      const ms = Math.max(0, fault.ms + jitterMs);
      return pieces.map((piece) => later(piece, ms));
    }
    case 'slicer':
      return withGaps(
        pieces.flatMap((piece) => cut(piece, fault.bytes)),
        fault.gapMs,
      );
    case 'bandwidth':
      return overLine(state, pieces, fault.bytesPerSecond);
    case 'slow-close':
      return pieces.map((piece) => (piece.data === null ? later(piece, fault.ms) : piece));
    default:
      // Black holes and limits act at delivery.
      return pieces;
  }
}

/** Plans in which pieces and when new bytes (`null`: their end) are delivered. Pure except for `state`. */
export function planPieces(
  data: Buffer | null,
  nowMs: number,
  faults: readonly Directed[],
  state: PlanState,
  random: () => number,
): Piece[] {
  let pieces: readonly Piece[] = [{ data, dueMs: nowMs }];
  for (const fault of faults) pieces = applyFault(fault, pieces, state, random);
  return pieces.map((piece) => {
    state.lastDueMs = Math.max(state.lastDueMs, piece.dueMs);
    return { data: piece.data, dueMs: state.lastDueMs };
  });
}
