import { LANES, type Lane } from '@hone/contracts';
import type { QueueEntry } from './repository.js';

/** How many entries of a user a lane served recently. */
export type Served = (lane: Lane, user: string) => number;

/** An entry and its round: the number of the user's entries before it, including recently served ones. */
interface Turn {
  readonly entry: QueueEntry;
  readonly round: number;
}

/** A time further ahead than any delay was written before the clock was set back; ignore it. */
const LONGEST_PAUSE_MS = 60_000;

const NO_TURNS: Served = () => 0;

const isAdmitted = ({ admittedAttempt }: QueueEntry): boolean => admittedAttempt > 0;

const isDue = ({ notBefore }: QueueEntry, nowMs: number): boolean =>
  notBefore <= nowMs || notBefore > nowMs + LONGEST_PAUSE_MS;

const compareEntries = (a: QueueEntry, b: QueueEntry): number =>
  a.createdAt - b.createdAt || (a.submission < b.submission ? -1 : 1);

/**
 * All entries of a lane in the order of service: dispatched ones, then the first of each user, then the
 * second of each, and so on. A flood delays only its own user, also when it started before others arrived:
 * recently served entries count towards the round.
 */
function turnsOf(queueEntries: readonly QueueEntry[], lane: Lane, served: Served): Turn[] {
  const inLane = queueEntries.filter((entry) => entry.lane === lane).sort(compareEntries);
  const rounds = new Map<string, number>();
  const turnOf = (entry: QueueEntry): Turn => {
    const round = rounds.get(entry.user) ?? served(lane, entry.user);
    rounds.set(entry.user, round + 1);
    return { entry, round };
  };
  const admitted = inLane.filter(isAdmitted).map(turnOf);
  const waiting = inLane.filter((entry) => !isAdmitted(entry)).map(turnOf);
  return [...admitted, ...waiting.sort((a, b) => a.round - b.round || compareEntries(a.entry, b.entry))];
}

/** The changes that a dispatch makes. */
export interface Plan {
  /** Entries to dispatch, in this order. */
  readonly admit: readonly QueueEntry[];
  /** Dispatched entries to withdraw unless a worker has taken them, each with its replacement. */
  readonly swap: readonly { readonly out: QueueEntry; readonly in: QueueEntry }[];
}

export interface PlanOptions {
  readonly capacityOf: (lane: Lane) => number;
  readonly nowMs: number;
  readonly served?: Served;
}

/**
 * Plans a dispatch. Each lane has its own capacity, so that a run never waits behind submits. A dispatched
 * entry that no worker has taken gives way to an entry of an earlier round.
 */
export function planDispatch(
  queueEntries: readonly QueueEntry[],
  { capacityOf, nowMs, served = NO_TURNS }: PlanOptions,
): Plan {
  const plans = LANES.map((lane) => {
    const turns = turnsOf(queueEntries, lane, served);
    const admitted = turns.filter(({ entry }) => isAdmitted(entry));
    const due = turns.filter(({ entry }) => !isAdmitted(entry) && isDue(entry, nowMs));
    const free = Math.max(0, capacityOf(lane) - admitted.length);
    return {
      admit: due.slice(0, free).map(({ entry }) => entry),
      swap: planSwaps(admitted, due.slice(free)),
    };
  });
  return { admit: plans.flatMap(({ admit }) => admit), swap: plans.flatMap(({ swap }) => swap) };
}

function planSwaps(admitted: readonly Turn[], waiting: readonly Turn[]): Plan['swap'] {
  const latestFirst = [...admitted].sort((a, b) => b.round - a.round || compareEntries(b.entry, a.entry));
  return latestFirst.flatMap((held, index) => {
    const next = waiting[index];
    return next !== undefined && next.round < held.round ? [{ out: held.entry, in: next.entry }] : [];
  });
}

/** Entries of the same lane that are served before this one; none when it is next or gone. */
export function listAhead(
  queueEntries: readonly QueueEntry[],
  submission: string,
  served: Served = NO_TURNS,
): QueueEntry[] {
  const own = queueEntries.find((entry) => entry.submission === submission);
  if (own === undefined) return [];
  const turns = turnsOf(queueEntries, own.lane, served).map(({ entry }) => entry);
  return turns.slice(
    0,
    turns.findIndex((entry) => entry.submission === submission),
  );
}
