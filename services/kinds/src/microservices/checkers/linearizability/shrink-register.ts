import { shrink } from '../shrink.js';
import { ABSENT, type RegisterHistory, type RegisterOperation } from './register-history.js';
import { searchOrder } from './search-order.js';
import { narrowSeen, seenBy, withoutUnseen, writtenBy } from './unfinished.js';

/** A few seconds at most, for all tries together. */
const MOST_STATES = 300_000;

/**
 * A part of an illegal history that is illegal by itself, with as few operations as possible. Undefined where that takes
 * too long. Removes only what cannot make a legal history illegal: everything after a point in time, all operations on
 * a value, a read.
 */
export function shrinkRegister(history: RegisterHistory): RegisterHistory | undefined {
  const budget = { states: MOST_STATES };
  const isIllegal = (part: RegisterHistory): boolean =>
    searchOrder(narrowSeen(part), budget).outcome === 'illegal';
  const beginning = firstIllegal(history, isIllegal);
  if (!isIllegal(beginning)) return undefined;
  const values = [...new Set(beginning.flatMap(({ action }) => valuesOf(action)))];
  const kept = shrink(values, (some) => isIllegal(restrictedTo(beginning, some)));
  const fewer = restrictedTo(beginning, kept);
  const reads = shrink(fewer.filter(isRead), (some) => isIllegal(withReads(fewer, some)));
  return withReads(fewer, reads);
}

const isRead = ({ action }: RegisterOperation): boolean => action.type === 'read';

const withReads = (history: RegisterHistory, reads: readonly RegisterOperation[]): RegisterHistory =>
  history.filter((each) => !isRead(each) || reads.includes(each));

/** Values that an operation sees or writes, except the initial one. */
const valuesOf = (action: RegisterOperation['action']): number[] =>
  [...seenBy(action), writtenBy(action) ?? ABSENT].filter((value) => value !== ABSENT);

/** The shortest beginning that is illegal, if any is: later operations cannot make it legal. */
function firstIllegal(
  history: RegisterHistory,
  isIllegal: (part: RegisterHistory) => boolean,
): RegisterHistory {
  const ends = history.flatMap(({ returned }) => returned ?? []).sort((a, b) => a - b);
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isIllegal(until(history, ends[middle] ?? 0))) high = middle;
    else low = middle + 1;
  }
  return until(history, ends[low] ?? 0);
}

function until(history: RegisterHistory, end: number): RegisterHistory {
  const begun = history.filter(({ called }) => called < end);
  const cut = begun.map((each) => ((each.returned ?? 0) > end ? { ...each, returned: null } : each));
  return withoutUnseen(cut.filter((each) => !isRead(each) || each.returned !== null));
}

/** Operations on these values alone. A value goes with any operation that wrote it. */
function restrictedTo(history: RegisterHistory, values: readonly number[]): RegisterHistory {
  const kept = new Set([ABSENT, ...values]);
  const isKept = ({ action }: RegisterOperation): boolean =>
    valuesOf(action).every((value) => kept.has(value));
  for (let before = -1; before !== kept.size;) {
    before = kept.size;
    for (const each of history) {
      const written = writtenBy(each.action);
      if (written !== undefined && written !== ABSENT && !isKept(each)) kept.delete(written);
    }
  }
  return history.filter(isKept);
}
