import { groupBy } from '../group-by.js';
import { ABSENT, type RegisterHistory, type RegisterOperation } from './register-history.js';

/**
 * Leaves out unfinished operations whose value nobody has seen: if one fits into an order, nothing comes between
 * it and the next write, so the order is valid without it, too. Each one left in may double the work of a search.
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
 * Narrows an unfinished operation that was seen and alone writes its value: it took effect before the first answer that
 * shows it. Since nothing can come between a write and the first operation that sees it, its start can be moved to
 * the first call of one of them. A search then has as little to try as if it had been answered at once.
 */
export function narrowSeen(history: RegisterHistory): RegisterHistory {
  const writers = groupBy(history, ({ action }) => writtenBy(action));
  const narrowed = history.map((each) => {
    const value = writtenBy(each.action);
    const isOpen = each.returned === null && value !== undefined && value !== ABSENT;
    if (!isOpen || writers.get(value)?.length !== 1) return each;
    const seers = history.filter((other) => other !== each && seenBy(other.action).includes(value));
    const called = Math.max(each.called, Math.min(...seers.map((other) => other.called)));
    const returned = Math.min(...seers.map((other) => other.returned ?? Infinity));
    return returned === Infinity || returned < called ? each : { ...each, called, returned };
  });
  if (narrowed.every((each, index) => each === history[index])) return history;
  // An operation that now has an end may show the value of another.
  return narrowSeen(narrowed.toSorted((a, b) => a.called - b.called));
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
