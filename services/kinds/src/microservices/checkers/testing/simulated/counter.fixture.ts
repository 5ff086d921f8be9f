import fc from 'fast-check';
import type { HistoryEvent } from '../../../history/history.js';
import { type Effect, finalReads, type Plan, planOf, simulate } from '../simulate.fixture.js';

type Request = 'read' | { readonly delta: number; readonly delays: readonly number[] };

function counter(plans: readonly Plan<Request>[]) {
  const added: { delta: number; from: string; at: number; delays: readonly number[] }[] = [];
  return simulate(plans, ({ request, node, at, happens }: Effect<Request>) => {
    if (request !== 'read') {
      if (happens) added.push({ ...request, from: node, at });
      return { name: 'add', input: { delta: request.delta }, output: {} };
    }
    const here = added.filter(
      ({ from, at: since, delays }) => from === node || since + (delays[Number(node.slice(1))] ?? 0) <= at,
    );
    return { name: 'read', input: {}, output: { value: here.reduce((sum, { delta }) => sum + delta, 0) } };
  });
}

const additions = (lowest: number): fc.Arbitrary<Request> =>
  fc.record({
    delta: fc.integer({ min: lowest, max: 9 }),
    delays: fc.array(fc.nat(300), { minLength: 3, maxLength: 3 }),
  });

const historiesFrom = (lowest: number): fc.Arbitrary<HistoryEvent[]> =>
  fc
    .array(planOf<Request>(fc.oneof(additions(lowest), fc.constant('read' as const))), { maxLength: 25 })
    .map((plans) => counter([...plans, ...finalReads<Request>('read')]));

/** Nodes that learn late of what was added elsewhere. */
export const counterHistories = historiesFrom(-5);

/** The same of numbers that are not negative. */
export const growingHistories = historiesFrom(0);
