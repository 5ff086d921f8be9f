import type { KnownList, ListRead } from './lists.js';
import type { Key, Transaction, Value } from './read-transactions.js';

/**
 * Why one transaction comes before another. `ww`: it appended right before. `wr`: the other read what it appended. `rw`:
 * it read the list as it was before the other appended.
 */
export interface Dependency {
  readonly type: 'ww' | 'wr' | 'rw';
  readonly from: Transaction;
  readonly to: Transaction;
  readonly key: Key;
  /** What `from` appended or, for `rw`, what `to` did. */
  readonly value: Value;
  /** Of `ww`, what `to` appended. */
  readonly next?: Value;
  /** A read that shows the order. */
  readonly shownBy?: Transaction;
}

/** Dependencies between different transactions that did not fail, from everything known about all lists. */
export function dependenciesOf(lists: readonly KnownList[]): Dependency[] {
  return lists
    .flatMap((list) => [...appendsInOrder(list), ...readsOfAppends(list), ...readsBeforeAppends(list)])
    .filter(({ from, to }) => from !== to && !hasFailed(from) && !hasFailed(to));
}

const hasFailed = ({ operation }: Transaction): boolean => operation.outcome === 'fail';

function appendsInOrder({ key, longest, appendedBy, ...list }: KnownList): Dependency[] {
  const order = longest?.list ?? [];
  const seen = order.flatMap((next, index) => {
    const value = order[index - 1];
    return value === undefined
      ? []
      : [{ value, next, ...(longest === undefined ? {} : { shownBy: longest.by }) }];
  });
  const last = order.at(-1);
  const unseen = last === undefined ? [] : unseenAppends({ key, longest, appendedBy, ...list });
  const afterLast = unseen.flatMap((next) => (last === undefined ? [] : [{ value: last, next }]));
  return [...seen, ...afterLast].flatMap((pair) => {
    const [from, to] = [appendedBy.get(pair.value), appendedBy.get(pair.next)];
    return from === undefined || to === undefined ? [] : [{ type: 'ww' as const, from, to, key, ...pair }];
  });
}

function readsOfAppends({ key, reads, appendedBy }: KnownList): Dependency[] {
  return reads.flatMap(({ by: to, list }) => {
    const value = list.findLast((each) => appendedBy.get(each) !== to);
    const from = value === undefined ? undefined : appendedBy.get(value);
    return value === undefined || from === undefined ? [] : [{ type: 'wr' as const, from, to, key, value }];
  });
}

function readsBeforeAppends(list: KnownList): Dependency[] {
  const { key, reads, longest, appendedBy } = list;
  const unseen = unseenAppends(list);
  return reads.flatMap((read) =>
    nextAppends(read, longest, unseen).flatMap((value) => {
      const to = appendedBy.get(value);
      if (to === undefined) return [];
      const shownBy = unseen.includes(value) || longest === undefined ? {} : { shownBy: longest.by };
      return [{ type: 'rw' as const, from: read.by, to, key, value, ...shownBy }];
    }),
  );
}

/** The appends that may come right after a list that was read. It is unknown which of the unseen ones does; all come later. */
function nextAppends(
  read: ListRead,
  longest: ListRead | undefined,
  unseen: readonly Value[],
): readonly Value[] {
  const next = longest?.list[read.list.length];
  return next === undefined ? unseen : [next];
}

/** Acknowledged appends in no list that was read: they must come after all that were. */
function unseenAppends({ longest, appendedBy }: KnownList): Value[] {
  const seen = new Set(longest?.list);
  return [...appendedBy].flatMap(([value, { operation }]) =>
    operation.outcome === 'ok' && !seen.has(value) ? [value] : [],
  );
}
