import { groupBy } from '../group-by.js';
import type { Dependency } from './dependencies.js';
import type { Transaction } from './read-transactions.js';

/**
 * Dependencies that may be part of a cycle: none are left in a history without one. Repeatedly removes transactions
 * without a predecessor or without a successor.
 */
export function withinCycles(dependencies: readonly Dependency[]): readonly Dependency[] {
  const outgoing = groupBy(dependencies, ({ from }) => from);
  const incoming = groupBy(dependencies, ({ to }) => to);
  const gone = new Set<Transaction>();
  const count = (all: readonly Dependency[] | undefined, other: 'from' | 'to'): number =>
    (all ?? []).filter((each) => !gone.has(each[other])).length;
  const isLoose = (each: Transaction): boolean =>
    count(outgoing.get(each), 'to') === 0 || count(incoming.get(each), 'from') === 0;
  const open = [...new Set([...outgoing.keys(), ...incoming.keys()])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (gone.has(next) || !isLoose(next)) continue;
    gone.add(next);
    open.push(
      ...(outgoing.get(next) ?? []).map(({ to }) => to),
      ...(incoming.get(next) ?? []).map(({ from }) => from),
    );
  }
  return dependencies.filter(({ from, to }) => !gone.has(from) && !gone.has(to));
}
