import fc from 'fast-check';
import type { HistoryEvent, Json } from '../../../history/history.js';
import { type Effect, finalReads, type Plan, planOf, type Simulated, simulate } from '../simulate.fixture.js';

type Request =
  | { readonly type: 'send'; readonly key: string; readonly gap: number; readonly delays: readonly number[] }
  | { readonly type: 'poll'; readonly from: number; readonly most: number }
  | { readonly type: 'commit' | 'list'; readonly key: string; readonly offset: number };

interface Stored {
  readonly offset: number;
  readonly message: number;
  readonly arrivals: readonly number[];
}

const KEYS = ['a', 'b'];

/** Logs whose replicas lag behind, and answer polls in pieces. */
class SimulatedLogs {
  readonly #logs = new Map<string, Stored[]>(KEYS.map((key) => [key, []]));
  readonly #committed = new Map<string, number>();
  #messages = 0;

  apply({ request, node, at, happens }: Effect<Request>): Simulated {
    if (request.type === 'poll') return this.#poll(request, Number(node.slice(1)), at);
    if (request.type === 'send') return this.#send(request, at, happens);
    const { key, offset } = request;
    if (request.type === 'commit') {
      if (happens) this.#committed.set(key, offset);
      return { name: 'commit_offsets', input: { offsets: { [key]: offset } }, output: {} };
    }
    const listed = this.#committed.get(key);
    const offsets = listed === undefined ? {} : { [key]: listed };
    return { name: 'list_committed_offsets', input: { keys: [key] }, output: { offsets } };
  }

  #send({ key, gap, delays }: Extract<Request, { type: 'send' }>, at: number, happens: boolean): Simulated {
    const log = this.#logs.get(key) ?? [];
    const offset = (log.at(-1)?.offset ?? -1) + 1 + gap;
    this.#messages += 1;
    const message = this.#messages;
    if (happens) log.push({ offset, message, arrivals: delays.map((delay) => at + delay) });
    return { name: 'send', input: { key, msg: message }, output: { offset } };
  }

  #poll({ from, most }: Extract<Request, { type: 'poll' }>, node: number, at: number): Simulated {
    const seen = (key: string): Json => {
      const log = this.#logs.get(key) ?? [];
      const late = log.findIndex(({ arrivals }) => (arrivals[node] ?? 0) > at);
      const here = late === -1 ? log : log.slice(0, late);
      return here
        .filter(({ offset }) => offset >= from)
        .slice(0, most)
        .map(({ offset, message }) => [offset, message]);
    };
    const input = { offsets: Object.fromEntries(KEYS.map((key) => [key, from])) };
    return { name: 'poll', input, output: { msgs: Object.fromEntries(KEYS.map((key) => [key, seen(key)])) } };
  }
}

const key = fc.constantFrom(...KEYS);
const request = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('send' as const),
      key,
      gap: fc.nat(1),
      delays: fc.array(fc.nat(300), { minLength: 3, maxLength: 3 }),
    }),
  },
  fc.record({ type: fc.constant('poll' as const), from: fc.nat(8), most: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ type: fc.constantFrom('commit' as const, 'list' as const), key, offset: fc.nat(8) }),
);

const whole: Request = { type: 'poll', from: 0, most: Infinity };

export const logHistories: fc.Arbitrary<HistoryEvent[]> = fc
  .array(planOf<Request>(request), { maxLength: 25 })
  .map((plans: Plan<Request>[]) => {
    const logs = new SimulatedLogs();
    return simulate([...plans, ...finalReads(whole)], (effect) => logs.apply(effect));
  });
