import { LANE_TURNS, type Lane } from '@hone/contracts';
import type { Order } from './repository.js';

/** What an estimate is made from. */
export interface Load {
  readonly own: Order;
  /** Orders of the same lane that are served before. */
  readonly ahead: readonly Order[];
  /** Open orders of the other lanes. */
  readonly elsewhere: readonly Order[];
  /** Usual milliseconds that an order occupies a slot; undefined when nothing like it was graded lately. */
  readonly usualMs: (order: Order) => number | undefined;
  /** Slots of all workers. */
  readonly slots: number;
  readonly nowMs: number;
}

/**
 * Milliseconds until the verdict of a waiting order; null when no worker is there or nothing is known. What stands ahead
 * is served at the lane's share of the slots, which is its part of the turns among the lanes that have work; it is never
 * later than after everything that stands anywhere.
 */
export function estimateEtaMs({ own, ahead, elsewhere, usualMs, slots, nowMs }: Load): number | null {
  const ownMs = usualMs(own);
  if (ownMs === undefined || slots <= 0) return null;
  const sum = (orders: readonly Order[]) =>
    orders.reduce((total, order) => total + (usualMs(order) ?? ownMs), 0);
  const aheadMs = sum(ahead);
  const atShareMs = aheadMs / (slots * shareOf(own.lane, elsewhere));
  const afterAllMs = (aheadMs + sum(elsewhere)) / slots;
  const waitMs = Math.max(Math.min(atShareMs, afterAllMs), own.notBefore - nowMs, 0);
  return Math.round(waitMs + ownMs);
}

function shareOf(lane: Lane, elsewhere: readonly Order[]): number {
  const busy = new Set([lane, ...elsewhere.map((order) => order.lane)]);
  const all = [...busy].reduce((turns, each) => turns + LANE_TURNS[each], 0);
  return LANE_TURNS[lane] / all;
}
