import type { SeededRandom } from '../../../../judging/seeded-random.js';
import type { Body } from '../protocol/message.js';
import { applyRequest, type State } from './key-value.js';

/** Services of the harness that nodes may use, with the names of Maelstrom. */
export const STORE_NAMES = ['lin-kv', 'seq-kv', 'lww-kv'] as const;
export type StoreName = (typeof STORE_NAMES)[number];

/** Answers a request of a client, which is told apart by its name. */
export type Store = (client: string, request: Body) => Body;

/** Every request takes effect when it arrives. */
function linearizable(): Store {
  let state: State = new Map();
  return (_, request) => {
    const applied = applyRequest(state, request);
    state = applied.state;
    return applied.answer;
  };
}

/** As many past states as a client may lag behind. */
const KEPT_STATES = 32;

/**
 * All requests take effect in one order that fits the order of each client, but a client may be shown a past state. What
 * changes something is always applied to the newest one.
 */
function sequential(random: SeededRandom): Store {
  let states: State[] = [new Map()];
  let first = 0;
  const seen = new Map<string, number>();
  return (client, request) => {
    const newest = first + states.length - 1;
    const oldest = Math.max(first, seen.get(client) ?? 0);
    const at = random.int(oldest, newest);
    const past = states[at - first] as State;
    const tried = applyRequest(past, request);
    if (tried.state === past) {
      seen.set(client, at);
      return tried.answer;
    }
    const applied = applyRequest(states.at(-1) as State, request);
    states = [...states, applied.state].slice(-KEPT_STATES);
    first = newest + 2 - states.length;
    seen.set(client, newest + 1);
    return applied.answer;
  };
}

const REPLICAS = 3;

/** Replicas that answer by themselves and learn of each other later; of two values the one written last stays. */
function lastWriteWins(random: SeededRandom): Store {
  interface Replica {
    state: State;
    readonly writtenAt: Map<string, number>;
  }
  const replicas: Replica[] = Array.from({ length: REPLICAS }, () => ({
    state: new Map(),
    writtenAt: new Map(),
  }));
  let clock = 0;
  const merge = (from: Replica, into: Replica): void => {
    for (const [key, at] of from.writtenAt) {
      const value = from.state.get(key);
      if (value === undefined || at <= (into.writtenAt.get(key) ?? 0)) continue;
      into.state = new Map(into.state).set(key, value);
      into.writtenAt.set(key, at);
    }
  };
  return (_, request) => {
    const replica = random.pick(replicas);
    const { state, answer } = applyRequest(replica.state, request);
    if (state !== replica.state) {
      replica.state = state;
      replica.writtenAt.set(JSON.stringify(request['key'] ?? null), ++clock);
    }
    merge(random.pick(replicas), random.pick(replicas));
    return answer;
  };
}

export function createStore(name: StoreName, random: SeededRandom): Store {
  if (name === 'lin-kv') return linearizable();
  return name === 'seq-kv' ? sequential(random) : lastWriteWins(random);
}
