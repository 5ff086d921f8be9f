import { LANE_TURNS, MEASURE_LANE, type Lane, type QueuePlace, type SharedLane } from '@hone/contracts';
import type { UsualTime } from './grading-times.js';
import type { QueueEntry } from './repository.js';
import type { SlotCounts } from './slot-count.js';

/** Input of an estimate. */
export interface Load {
  readonly own: QueueEntry;
  /** Entries of the same lane that are served earlier. */
  readonly ahead: readonly QueueEntry[];
  /** Open entries of the other lanes. */
  readonly elsewhere: readonly QueueEntry[];
  /** Usual time in a slot for an entry; undefined when nothing like it was graded recently. */
  readonly usual: (entry: QueueEntry) => UsualTime | undefined;
  /** Usual time of measuring this submission, when a second stage follows. */
  readonly measuring?: UsualTime | undefined;
  /** Slots of all workers. */
  readonly slots: SlotCounts;
  readonly nowMs: number;
}

type Estimate = Pick<QueuePlace, 'etaMs' | 'starts'>;

const NOTHING_KNOWN: Estimate = { etaMs: null, starts: null };

/**
 * When a waiting entry starts, as a range from the middle half of recent times of the same work, and the
 * milliseconds until its verdict. Entries ahead are served at the lane's share of the slots: its part of the
 * turns among lanes that have work. The wait is never longer than serving all entries of all lanes. Measuring
 * has its own slots, so only measured entries wait for them.
 */
export function estimateStart(load: Load): Estimate {
  const own = load.usual(load.own);
  const slots = slotsOfLane(load);
  if (own === undefined || slots <= 0) return NOTHING_KNOWN;
  const wait = (which: keyof UsualTime): number => waitMs(load, own, slots, which);
  const after = secondStageMs(load);
  return {
    starts: { fromMs: Math.round(wait('low')), toMs: Math.round(wait('high')) },
    etaMs: Math.round(wait('median') + own.median + after),
  };
}

function waitMs(load: Load, own: UsualTime, slots: number, which: keyof UsualTime): number {
  const { ahead, elsewhere, usual, nowMs } = load;
  const sum = (queueEntries: readonly QueueEntry[]) =>
    queueEntries.reduce((total, entry) => total + (usual(entry) ?? own)[which], 0);
  const lane = load.own.lane;
  const others = elsewhere.filter((entry) => entry.lane !== MEASURE_LANE);
  const aheadMs = sum(ahead);
  const servedMs =
    lane === MEASURE_LANE
      ? aheadMs / slots
      : Math.min(aheadMs / (slots * shareOf(lane, others)), (aheadMs + sum(others)) / slots);
  return Math.max(servedMs, load.own.notBefore - nowMs, 0);
}

/** Time in the second stage, after the entries that already wait for measuring. */
function secondStageMs({ own, elsewhere, usual, measuring, slots }: Load): number {
  if (measuring === undefined || own.lane === MEASURE_LANE || slots.measureSlots <= 0) return 0;
  const waiting = elsewhere.filter(({ lane }) => lane === MEASURE_LANE);
  const before = waiting.reduce((total, entry) => total + (usual(entry) ?? measuring).median, 0);
  return before / slots.measureSlots + measuring.median;
}

const slotsOfLane = ({ own, slots }: Load): number =>
  own.lane === MEASURE_LANE ? slots.measureSlots : slots.slots;

function shareOf(lane: SharedLane, elsewhere: readonly QueueEntry[]): number {
  const busy = new Set<Lane>([lane, ...elsewhere.map((entry) => entry.lane)]);
  const turnsOf = (each: Lane): number => (each === MEASURE_LANE ? 0 : LANE_TURNS[each]);
  const all = [...busy].reduce((turns, each) => turns + turnsOf(each), 0);
  return LANE_TURNS[lane] / all;
}
