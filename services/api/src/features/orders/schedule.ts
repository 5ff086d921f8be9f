import { LANES } from '@hone/contracts';
import type { Order } from './repository.js';

/** An order's place among those of its own user comes first: a flood of one user delays that user only. */
interface Turn {
  readonly order: Order;
  readonly round: number;
}

const compareOrders = (a: Order, b: Order): number =>
  a.createdAt - b.createdAt || (a.submission < b.submission ? -1 : 1);

/** All orders of a lane as they are served: the first of each user, then the second of each, and so on. */
function turnsOf(orders: readonly Order[], lane: Order['lane']): Turn[] {
  const rounds = new Map<string, number>();
  const inLane = orders.filter((order) => order.lane === lane);
  const admittedFirst = [...inLane].sort(
    (a, b) => Number(b.admittedAttempt > 0) - Number(a.admittedAttempt > 0) || compareOrders(a, b),
  );
  const turns = admittedFirst.map((order) => {
    const round = rounds.get(order.user) ?? 0;
    rounds.set(order.user, round + 1);
    return { order, round };
  });
  const isAdmitted = (turn: Turn) => turn.order.admittedAttempt > 0;
  return turns.sort(
    (a, b) =>
      Number(isAdmitted(b)) - Number(isAdmitted(a)) ||
      (isAdmitted(a) ? 0 : a.round - b.round) ||
      compareOrders(a.order, b.order),
  );
}

/**
 * The waiting orders that get a place in the queue now. Each lane has its own places, so that a learner's run never
 * stands behind the submits that were let in before it.
 */
export function planAdmissions(orders: readonly Order[], placesPerLane: number, nowMs: number): Order[] {
  return LANES.flatMap((lane) => {
    const turns = turnsOf(orders, lane);
    const taken = turns.filter(({ order }) => order.admittedAttempt > 0).length;
    const due = turns.filter(({ order }) => order.admittedAttempt === 0 && order.notBefore <= nowMs);
    return due.slice(0, Math.max(0, placesPerLane - taken)).map(({ order }) => order);
  });
}

/** How many orders of the same lane are served before this one; 0 when it is next, in the queue, or gone. */
export function positionOf(orders: readonly Order[], submission: string): number {
  const own = orders.find((order) => order.submission === submission);
  if (own === undefined) return 0;
  return turnsOf(orders, own.lane).findIndex(({ order }) => order.submission === submission);
}
