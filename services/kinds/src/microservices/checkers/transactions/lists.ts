import { groupBy } from '../group-by.js';
import type { Key, ReadList, Transaction, Value } from './read-transactions.js';

/** A read of a list, with the transaction that it belongs to. */
export interface ListRead extends ReadList {
  readonly by: Transaction;
}

/** Everything known about one list. */
export interface KnownList {
  readonly key: Key;
  readonly reads: readonly ListRead[];
  /** The longest read: the order of the appends that anybody has seen. */
  readonly longest: ListRead | undefined;
  /** By value; each is appended once. */
  readonly appendedBy: ReadonlyMap<Value, Transaction>;
}

export function listsOf(all: readonly Transaction[]): KnownList[] {
  const reads = groupBy(
    all.flatMap((by) => by.actions.flatMap((each) => (each.type === 'read' ? [{ ...each, by }] : []))),
    ({ key }) => key,
  );
  const appends = groupBy(
    all.flatMap((by) => by.appends.map(({ key, value }) => ({ key, value, by }))),
    ({ key }) => key,
  );
  return [...new Set([...reads.keys(), ...appends.keys()])].map((key) => {
    const ofKey = reads.get(key) ?? [];
    const longest = ofKey.toSorted((a, b) => b.list.length - a.list.length)[0];
    const appendedBy = new Map((appends.get(key) ?? []).map(({ value, by }) => [value, by] as const));
    return { key, reads: ofKey, longest, appendedBy };
  });
}
