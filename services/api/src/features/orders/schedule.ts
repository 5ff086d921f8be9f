import { LANES, type Lane } from '@hone/contracts';
import type { Order } from './repository.js';

/** How many orders of a user were served in a lane a short while ago. */
export type Served = (lane: Lane, user: string) => number;

/** An order and how many of its user's own come before it, those that were served lately included. */
interface Turn {
  readonly order: Order;
  readonly round: number;
}

/** A time further ahead than any pause was noted before the clock was set back; nobody waits for it. */
const LONGEST_PAUSE_MS = 60_000;

const NOBODY: Served = () => 0;

const isAdmitted = ({ admittedAttempt }: Order): boolean => admittedAttempt > 0;

const isDue = ({ notBefore }: Order, nowMs: number): boolean =>
  notBefore <= nowMs || notBefore > nowMs + LONGEST_PAUSE_MS;

const compareOrders = (a: Order, b: Order): number =>
  a.createdAt - b.createdAt || (a.submission < b.submission ? -1 : 1);

/**
 * All orders of a lane as they are served: those that have a place, then the first of each user, then the second of
 * each, and so on. A flood of one user delays that user only, also when it began before the others came: what a user
 * was served lately counts as served in this round.
 */
function turnsOf(orders: readonly Order[], lane: Lane, served: Served): Turn[] {
  const inLane = orders.filter((order) => order.lane === lane).sort(compareOrders);
  const rounds = new Map<string, number>();
  const turnOf = (order: Order): Turn => {
    const round = rounds.get(order.user) ?? served(lane, order.user);
    rounds.set(order.user, round + 1);
    return { order, round };
  };
  const admitted = inLane.filter(isAdmitted).map(turnOf);
  const waiting = inLane.filter((order) => !isAdmitted(order)).map(turnOf);
  return [...admitted, ...waiting.sort((a, b) => a.round - b.round || compareOrders(a.order, b.order))];
}

/** Which orders change places. */
export interface Plan {
  /** Orders that get a free place, in this order. */
  readonly admit: readonly Order[];
  /** Orders that should give up their place, unless a worker has taken them, and who gets it then. */
  readonly swap: readonly { readonly out: Order; readonly in: Order }[];
}

export interface PlanOptions {
  readonly placesIn: (lane: Lane) => number;
  readonly nowMs: number;
  readonly served?: Served;
}

/**
 * Who gets the places in the queue now. Each lane has its own places, so that a learner's run never stands behind the
 * submits that were let in before it. Whoever has a place and was not taken yet gives it up to an earlier round.
 */
export function planPlaces(
  orders: readonly Order[],
  { placesIn, nowMs, served = NOBODY }: PlanOptions,
): Plan {
  const plans = LANES.map((lane) => {
    const turns = turnsOf(orders, lane, served);
    const admitted = turns.filter(({ order }) => isAdmitted(order));
    const due = turns.filter(({ order }) => !isAdmitted(order) && isDue(order, nowMs));
    const free = Math.max(0, placesIn(lane) - admitted.length);
    return {
      admit: due.slice(0, free).map(({ order }) => order),
      swap: planSwaps(admitted, due.slice(free)),
    };
  });
  return { admit: plans.flatMap(({ admit }) => admit), swap: plans.flatMap(({ swap }) => swap) };
}

function planSwaps(admitted: readonly Turn[], waiting: readonly Turn[]): Plan['swap'] {
  const latestFirst = [...admitted].sort((a, b) => b.round - a.round || compareOrders(b.order, a.order));
  return latestFirst.flatMap((held, index) => {
    const next = waiting[index];
    return next !== undefined && next.round < held.round ? [{ out: held.order, in: next.order }] : [];
  });
}

/** The orders of the same lane that are served before this one; none when it is next or gone. */
export function listAhead(orders: readonly Order[], submission: string, served: Served = NOBODY): Order[] {
  const own = orders.find((order) => order.submission === submission);
  if (own === undefined) return [];
  const turns = turnsOf(orders, own.lane, served).map(({ order }) => order);
  return turns.slice(
    0,
    turns.findIndex((order) => order.submission === submission),
  );
}
