import type { SeededRandom } from '../../../../judging/seeded-random.js';
import type { Json } from '../../../history/history.js';
import { errorBody } from '../protocol/error-codes.js';
import type { Body } from '../protocol/message.js';
import { applyRequest, keyOf, type Change, type State } from './key-value.js';

/** Services of the harness that nodes may use, with the names of Maelstrom. */
export const STORE_NAMES = ['lin-kv', 'seq-kv', 'lww-kv'] as const;
export type StoreName = (typeof STORE_NAMES)[number];

/** Answers a request of a client, which is identified by its name. */
export type Store = (client: string, request: Body) => Body;

/** Every request takes effect when it arrives. */
function linearizable(): Store {
  const state = new Map<string, Json>();
  return (_, request) => {
    const { change, answer } = applyRequest(state, request);
    if (change !== undefined) state.set(...change);
    return answer;
  };
}

/** The most states that a client may lag behind. */
const KEPT_STATES = 32;

/**
 * All requests take effect in one order that fits the order of each client, but a client may be shown a past state. Changes
 * always apply to the newest one.
 */
function sequential(random: SeededRandom): Store {
  const base = new Map<string, Json>();
  /** The states after `base`, which has the number `first`; undefined where a request changed nothing in the end. */
  const changes: (Change | undefined)[] = [];
  let first = 0;
  const seen = new Map<string, number>();
  const stateAt = (at: number): State => ({
    get(key) {
      const found = changes.slice(0, at - first).findLast((change) => change?.[0] === key);
      return found === undefined ? base.get(key) : found[1];
    },
  });
  return (client, request) => {
    const newest = first + changes.length;
    const at = random.int(Math.max(first, seen.get(client) ?? 0), newest);
    const tried = applyRequest(stateAt(at), request);
    if (tried.change === undefined) {
      seen.set(client, at);
      return tried.answer;
    }
    const applied = applyRequest(stateAt(newest), request);
    changes.push(applied.change);
    seen.set(client, newest + 1);
    if (changes.length >= KEPT_STATES) {
      const oldest = changes.shift();
      if (oldest !== undefined) base.set(...oldest);
      first += 1;
    }
    return applied.answer;
  };
}

const REPLICAS = 3;

/** Replicas that answer by themselves and learn of each other later; of two values the one written last stays. */
function lastWriteWins(random: SeededRandom): Store {
  interface Replica {
    readonly state: Map<string, Json>;
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
      into.state.set(key, value);
      into.writtenAt.set(key, at);
    }
  };
  return (_, request) => {
    const { state, writtenAt } = random.pick(replicas);
    const { change, answer } = applyRequest(state, request);
    if (change !== undefined) {
      state.set(...change);
      writtenAt.set(change[0], ++clock);
    }
    merge(random.pick(replicas), random.pick(replicas));
    return answer;
  };
}

/** No state of a few nodes needs more keys, and more would slow the harness down. */
const MOST_KEYS = 5_000;

/** Rejects writes of further keys when there are too many. */
function bounded(store: Store): Store {
  const keys = new Set<string>();
  return (client, request) => {
    const key = keyOf(request['key']);
    if (request.type !== 'read' && !keys.has(key)) {
      if (keys.size >= MOST_KEYS) return errorBody(11, `the service has room for ${MOST_KEYS} keys`);
      keys.add(key);
    }
    return store(client, request);
  };
}

export function createStore(name: StoreName, random: SeededRandom): Store {
  if (name === 'lin-kv') return bounded(linearizable());
  return bounded(name === 'seq-kv' ? sequential(random) : lastWriteWins(random));
}
