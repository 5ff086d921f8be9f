import {
  ABSENT,
  type RegisterAction,
  type RegisterHistory,
  type RegisterOperation,
} from './register-history.js';
import type { Linearization } from './linearizer.js';

/** The operations that have taken effect, as bits, the value after them, and the path to this state. */
interface State {
  readonly done: bigint;
  readonly value: number;
  readonly last: Placed | undefined;
}

interface Placed {
  readonly operation: RegisterOperation;
  readonly before: Placed | undefined;
  readonly length: number;
}

/** States that may still be visited, shared by several searches. */
export interface SearchBudget {
  states: number;
}

/**
 * Looks for an order by trying (Wing and Gong 1993), visiting no state twice (Lowe 2017). Gives up when
 * the budget is spent. A read that fits is placed at once: it changes nothing for what comes later.
 */
export function searchOrder(history: RegisterHistory, budget: SearchBudget): Linearization {
  const finished = history.reduce(
    (bits, { returned }, index) => (returned === null ? bits : bits | (1n << BigInt(index))),
    0n,
  );
  const visited = new Set<string>();
  const open: State[] = [{ done: 0n, value: ABSENT, last: undefined }];
  let longest: Placed | undefined;
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const settled = withReads(history, state);
    if ((settled.done & finished) === finished) return { outcome: 'linearizable' };
    if ((settled.last?.length ?? 0) > (longest?.length ?? 0)) longest = settled.last;
    const key = `${settled.done.toString(36)} ${settled.value}`;
    if (visited.has(key)) continue;
    visited.add(key);
    budget.states -= 1;
    if (budget.states < 0) return { outcome: 'unknown' };
    for (const index of possibleNext(history, settled.done).toReversed()) {
      const next = step(history, settled, index);
      if (next !== undefined) open.push(next);
    }
  }
  return { outcome: 'illegal', order: numbersOf(longest) };
}

function withReads(history: RegisterHistory, from: State): State {
  let state = from;
  for (let found = true; found;) {
    found = false;
    for (const index of possibleNext(history, state.done)) {
      if (history[index]?.action.type !== 'read') continue;
      const next = step(history, state, index);
      if (next === undefined) continue;
      state = next;
      found = true;
    }
  }
  return state;
}

/** Operations that were called before any that is still to be placed had returned. */
function possibleNext(history: RegisterHistory, done: bigint): number[] {
  const possible: number[] = [];
  let firstReturn = Infinity;
  let left = done;
  for (const [index, { called, returned }] of history.entries()) {
    if (called > firstReturn) break;
    const isDone = (left & 1n) === 1n;
    left >>= 1n;
    if (isDone) continue;
    possible.push(index);
    firstReturn = Math.min(firstReturn, returned ?? Infinity);
  }
  return possible;
}

function step(history: RegisterHistory, { done, value, last }: State, index: number): State | undefined {
  const operation = history[index];
  const next = operation === undefined ? undefined : applied(operation.action, value);
  if (operation === undefined || next === undefined) return undefined;
  return {
    done: done | (1n << BigInt(index)),
    value: next,
    last: { operation, before: last, length: (last?.length ?? 0) + 1 },
  };
}

/** The value afterwards; undefined where the answer does not fit. */
function applied(action: RegisterAction, value: number): number | undefined {
  if (action.type === 'write') return action.value;
  if (action.type === 'read') return action.value === value ? value : undefined;
  return action.from === value ? action.to : undefined;
}

function numbersOf(last: Placed | undefined): number[] {
  const numbers: number[] = [];
  for (let placed = last; placed !== undefined; placed = placed.before) numbers.push(placed.operation.number);
  return numbers.reverse();
}
