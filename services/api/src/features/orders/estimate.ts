import { LANE_TURNS, MEASURE_LANE, type Lane, type QueuePlace, type SharedLane } from '@hone/contracts';
import type { UsualTime } from './grading-times.js';
import type { Order } from './repository.js';
import type { SlotCounts } from './slot-count.js';

/** What an estimate is made from. */
export interface Load {
  readonly own: Order;
  /** Orders of the same lane that are served before. */
  readonly ahead: readonly Order[];
  /** Open orders of the other lanes. */
  readonly elsewhere: readonly Order[];
  /** What an order usually takes in its slot; undefined when nothing like it was graded lately. */
  readonly usual: (order: Order) => UsualTime | undefined;
  /** What measuring this submission usually takes, where a second stage follows. */
  readonly measuring?: UsualTime | undefined;
  /** Of all workers. */
  readonly slots: SlotCounts;
  readonly nowMs: number;
}

type Estimate = Pick<QueuePlace, 'etaMs' | 'starts'>;

const NOTHING_KNOWN: Estimate = { etaMs: null, starts: null };

/**
 * When a waiting order begins, as a range from the middle half of recent times of the same work, and the milliseconds
 * until its verdict. What stands ahead is served at the lane's share of the slots, which is its part of the turns among the
 * lanes that have work, and never later than after everything that stands anywhere. Measuring has slots of its own, for
 * which only what is measured waits.
 */
export function estimatePlace(load: Load): Estimate {
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
  const sum = (orders: readonly Order[]) =>
    orders.reduce((total, order) => total + (usual(order) ?? own)[which], 0);
  const lane = load.own.lane;
  const others = elsewhere.filter((order) => order.lane !== MEASURE_LANE);
  const aheadMs = sum(ahead);
  const servedMs =
    lane === MEASURE_LANE
      ? aheadMs / slots
      : Math.min(aheadMs / (slots * shareOf(lane, others)), (aheadMs + sum(others)) / slots);
  return Math.max(servedMs, load.own.notBefore - nowMs, 0);
}

/** Behind those whose measuring is ordered by now. */
function secondStageMs({ own, elsewhere, usual, measuring, slots }: Load): number {
  if (measuring === undefined || own.lane === MEASURE_LANE || slots.measureSlots <= 0) return 0;
  const waiting = elsewhere.filter(({ lane }) => lane === MEASURE_LANE);
  const before = waiting.reduce((total, order) => total + (usual(order) ?? measuring).median, 0);
  return before / slots.measureSlots + measuring.median;
}

const slotsOfLane = ({ own, slots }: Load): number =>
  own.lane === MEASURE_LANE ? slots.measureSlots : slots.slots;

function shareOf(lane: SharedLane, elsewhere: readonly Order[]): number {
  const busy = new Set<Lane>([lane, ...elsewhere.map((order) => order.lane)]);
  const turnsOf = (each: Lane): number => (each === MEASURE_LANE ? 0 : LANE_TURNS[each]);
  const all = [...busy].reduce((turns, each) => turns + turnsOf(each), 0);
  return LANE_TURNS[lane] / all;
}
