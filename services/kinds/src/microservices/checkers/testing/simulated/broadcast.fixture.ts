import fc from 'fast-check';
import type { HistoryEvent } from '../../../history/history.js';
import { type Effect, finalReads, type Plan, planOf, simulate } from '../simulate.fixture.js';

type Request = 'read' | { readonly delays: readonly number[] };

/** Nodes that gossip: an element reaches the others after a while. */
function gossip(plans: readonly Plan<Request>[]) {
  const added: { element: number; from: string; at: number; delays: readonly number[] }[] = [];
  let elements = 0;
  return simulate(plans, ({ request, node, at, happens }: Effect<Request>) => {
    if (request === 'read') {
      const here = added.filter(
        ({ from, at: since, delays }) => from === node || since + (delays[Number(node.slice(1))] ?? 0) <= at,
      );
      return { name: 'read', input: {}, output: { messages: here.map(({ element }) => element) } };
    }
    elements += 1;
    if (happens) added.push({ element: elements, from: node, at, delays: request.delays });
    return { name: 'broadcast', input: { message: elements }, output: {} };
  });
}

const add = fc.record({ delays: fc.array(fc.nat(300), { minLength: 3, maxLength: 3 }) });
/** Values that are everywhere after a while. */
export const broadcastHistories: fc.Arbitrary<HistoryEvent[]> = fc
  .array(planOf<Request>(fc.oneof(add, fc.constant('read' as const))), { maxLength: 25 })
  .map((plans) => gossip([...plans, ...finalReads<Request>('read')]));
