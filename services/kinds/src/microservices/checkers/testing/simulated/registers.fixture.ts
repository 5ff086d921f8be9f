import fc from 'fast-check';
import type { HistoryEvent } from '../../../history/history.js';
import { type Effect, planOf, simulate, type Simulated } from '../simulate.fixture.js';

interface Request {
  readonly type: 'read' | 'write' | 'cas';
  readonly key: number;
  /** For a cas: how far back the value lies that it expects. */
  readonly back: number;
}

/** Keys in one place; every value is written once. */
class SimulatedKeys {
  readonly #values = new Map<number, number>();
  #written = 0;

  apply({ request: { type, key, back }, happens }: Effect<Request>): Simulated {
    const current = this.#values.get(key) ?? null;
    if (type === 'read') return { name: 'read', input: { key }, output: { value: current } };
    this.#written += 1;
    const value = this.#written;
    if (type === 'write') {
      if (happens) this.#values.set(key, value);
      return { name: 'write', input: { key, value }, output: {} };
    }
    const from = (current ?? 0) - back;
    const fits = from === current;
    if (happens && fits) this.#values.set(key, value);
    return { name: 'cas', input: { key, from, to: value }, output: fits ? {} : undefined };
  }
}

const request = fc.record({
  type: fc.constantFrom('read' as const, 'read' as const, 'write' as const, 'cas' as const),
  key: fc.nat(1),
  back: fc.nat(1),
});
/** Requests to keys that have one copy. */
export const registerHistories: fc.Arbitrary<HistoryEvent[]> = fc
  .array(planOf<Request>(request, { clients: 5 }), { maxLength: 30 })
  .map((plans) => {
    const keys = new SimulatedKeys();
    return simulate(plans, (effect) => keys.apply(effect));
  });
