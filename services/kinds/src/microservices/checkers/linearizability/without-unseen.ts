import type { RegisterHistory, RegisterOperation } from './register-history.js';

/**
 * Leaves out what is unfinished and whose value nobody has seen: where it would fit into an order, nothing comes between
 * it and the next write, so the order is right without it, too. Each one left in doubles the work of a search.
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
