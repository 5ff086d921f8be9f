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

const add = fc.record({
  delta: fc.integer({ min: -5, max: 9 }),
  delays: fc.array(fc.nat(300), { minLength: 3, maxLength: 3 }),
});
/** Nodes that learn late of what was added elsewhere. */
export const counterHistories: fc.Arbitrary<HistoryEvent[]> = fc
  .array(planOf<Request>(fc.oneof(add, fc.constant('read' as const))), { maxLength: 25 })
  .map((plans) => counter([...plans, ...finalReads<Request>('read')]));
