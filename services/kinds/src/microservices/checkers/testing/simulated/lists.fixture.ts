import fc from 'fast-check';
import type { HistoryEvent, Json } from '../../../history/history.js';
import { type Effect, finalReads, type Plan, planOf, simulate, type Simulated } from '../simulate.fixture.js';

type Action = readonly ['r' | 'append', key: number];

/** One transaction after the other, each as a whole. */
class SimulatedLists {
  readonly #lists = new Map<number, readonly number[]>();
  #appended = 0;

  apply({ request, happens }: Effect<readonly Action[]>): Simulated {
    const lists = new Map(this.#lists);
    const input: Json[] = [];
    const output: Json[] = [];
    for (const [type, key] of request) {
      const list = lists.get(key) ?? [];
      if (type === 'r') {
        input.push(['r', key, null]);
        output.push(['r', key, list.length === 0 ? null : list]);
        continue;
      }
      this.#appended += 1;
      lists.set(key, [...list, this.#appended]);
      input.push(['append', key, this.#appended]);
      output.push(['append', key, this.#appended]);
    }
    if (happens) for (const [key, list] of lists) this.#lists.set(key, list);
    return { name: 'txn', input: { txn: input }, output: { txn: output } };
  }
}

const KEYS = 3;
const action = fc.tuple(fc.constantFrom('r' as const, 'append' as const), fc.nat(KEYS - 1));
const plansOfLists = fc.array(planOf(fc.array(action, { minLength: 1, maxLength: 4 })), { maxLength: 25 });

function lists(plans: readonly Plan<readonly Action[]>[]): HistoryEvent[] {
  const simulated = new SimulatedLists();
  return simulate(plans, (effect) => simulated.apply(effect));
}

/** Transactions on lists that have one copy. */
export const listHistories: fc.Arbitrary<HistoryEvent[]> = plansOfLists.map(lists);

/** The same, and in the end every node is asked for every list. */
export const settledListHistories: fc.Arbitrary<HistoryEvent[]> = plansOfLists.map((plans) =>
  lists([...plans, ...finalReads(Array.from({ length: KEYS }, (_, key): Action => ['r', key]))]),
);
