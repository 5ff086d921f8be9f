import { groupBy } from '../group-by.js';
import { ABSENT, type RegisterHistory, type RegisterOperation } from './register-history.js';
import { seenBy, writtenBy } from './unfinished.js';

/** Violations that need no search: a value that was never written, or one overwritten before the read began. */
export type ObviousViolation =
  | { readonly type: 'unwritten'; readonly read: RegisterOperation; readonly value: number }
  | {
      readonly type: 'stale';
      readonly read: RegisterOperation;
      readonly value: number;
      /** Undefined for a key that reads as if nothing had been written. */
      readonly write: RegisterOperation | undefined;
      readonly overwrite: RegisterOperation;
    };

export function obviousViolations(history: RegisterHistory): ObviousViolation[] {
  const writers = groupBy(
    history.filter(({ action }) => writtenBy(action) !== undefined),
    ({ action }) => writtenBy(action),
  );
  const finished = [...writers.values()].flat().filter(({ returned }) => returned !== null);
  return history.flatMap((read): ObviousViolation[] => {
    const [value] = seenBy(read.action);
    if (value === undefined || read.returned === null) return [];
    const ended = read.returned;
    const all = (writers.get(value) ?? []).filter(
      ({ called, number }) => called < ended && number !== read.number,
    );
    if (all.length === 0 && value !== ABSENT) return [{ type: 'unwritten', read, value }];
    // If a value was written twice, it is unknown which write was read.
    if (all.length > 1 || (value === ABSENT && all.length > 0)) return [];
    const [write] = all;
    const since = write === undefined ? -1 : (write.returned ?? Infinity);
    const overwrite = finished.find(
      (each) => each !== read && each.called > since && (each.returned ?? Infinity) < read.called,
    );
    return overwrite === undefined ? [] : [{ type: 'stale', read, value, write, overwrite }];
  });
}
