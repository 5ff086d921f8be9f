import { groupBy } from '../group-by.js';
import type { Dependency } from './dependencies.js';
import type { Transaction } from './read-transactions.js';

/** The shortest cycle that has one dependency of `first` and otherwise only some of `rest`. */
export function shortestCycle(
  first: readonly Dependency[],
  rest: readonly Dependency[],
): readonly Dependency[] | undefined {
  const outgoing = groupBy(rest, ({ from }) => from);
  let shortest: readonly Dependency[] | undefined;
  for (const dependency of first) {
    const most = (shortest?.length ?? Infinity) - 2;
    const way = shortestWay(outgoing, dependency, most);
    if (way !== undefined) shortest = [dependency, ...way];
  }
  return shortest;
}

/** From the end of a dependency back to its beginning, in at most `most` steps. */
function shortestWay(
  outgoing: ReadonlyMap<Transaction, readonly Dependency[]>,
  { from: goal, to: start }: Dependency,
  most: number,
): readonly Dependency[] | undefined {
  const reached = new Map<Transaction, Dependency | undefined>([[start, undefined]]);
  let ends: readonly Transaction[] = [start];
  for (let length = 1; length <= most && ends.length > 0; length += 1) {
    const next: Transaction[] = [];
    for (const dependency of ends.flatMap((end) => outgoing.get(end) ?? [])) {
      if (reached.has(dependency.to)) continue;
      reached.set(dependency.to, dependency);
      if (dependency.to === goal) return wayTo(reached, goal);
      next.push(dependency.to);
    }
    ends = next;
  }
  return undefined;
}

function wayTo(
  reached: ReadonlyMap<Transaction, Dependency | undefined>,
  goal: Transaction,
): readonly Dependency[] {
  const way: Dependency[] = [];
  for (let last = reached.get(goal); last !== undefined; last = reached.get(last.from)) way.push(last);
  return way.reverse();
}
