import { groupBy } from '../group-by.js';
import { ABSENT, type RegisterHistory, type RegisterOperation } from './register-history.js';

/**
 * Leaves out what is unfinished and whose value nobody has seen: where it would fit into an order, nothing comes between
 * it and the next write, so the order is right without it, too. Each one left in may double the work of a search.
 */
export function withoutUnseen(history: RegisterHistory): RegisterOperation[] {
  for (let left = [...history]; ;) {
    const seen = new Set(left.flatMap(({ action }) => seenBy(action)));
    const kept = left.filter(
      ({ action, returned }) =>
        returned !== null || action.type === 'read' || isSeen(seen, writtenBy(action)),
    );
    if (kept.length === left.length) return kept;
    left = kept;
  }
}

/**
 * Lets what is unfinished end with the first answer that shows its value, if nothing else writes that: it must have taken
 * effect by then. A search then has as little to try as if it had been answered.
 */
export function closeSeen(history: RegisterHistory): RegisterHistory {
  const writers = groupBy(history, ({ action }) => writtenBy(action));
  const closed = history.map((each) => {
    const value = writtenBy(each.action);
    const isOpen = each.returned === null && value !== undefined && value !== ABSENT;
    if (!isOpen || writers.get(value)?.length !== 1) return each;
    const shown = history.flatMap((other) =>
      other !== each && seenBy(other.action).includes(value) ? (other.returned ?? []) : [],
    );
    const first = Math.min(...shown);
    return first === Infinity || first < each.called ? each : { ...each, returned: first };
  });
  const isDone = closed.every((each, index) => each === history[index]);
  // What has been closed may show the value of another.
  return isDone ? history : closeSeen(closed);
}

type Action = RegisterOperation['action'];

export function seenBy(action: Action): number[] {
  if (action.type === 'write') return [];
  return [action.type === 'read' ? action.value : action.from];
}

/** Undefined for a read. */
export function writtenBy(action: Action): number | undefined {
  if (action.type === 'read') return undefined;
  return action.type === 'write' ? action.value : action.to;
}

const isSeen = (seen: ReadonlySet<number>, value: number | undefined): boolean =>
  value !== undefined && seen.has(value);
