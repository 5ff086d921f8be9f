import fc from 'fast-check';
import type { HistoryEvent, Json } from '../../history/history.js';

/** `lost`: no effect and no answer; `unanswered`: an effect, some time, and no answer; `rejected`: an error, no effect. */
type Fate = 'answered' | 'lost' | 'unanswered' | 'rejected';

/** What a client of a simulated system is going to do. */
export interface Plan<Request> {
  readonly client: number;
  readonly node: number;
  readonly request: Request;
  readonly pause: number;
  readonly beforeEffect: number;
  readonly afterEffect: number;
  readonly fate: Fate;
  readonly final?: boolean;
}

export interface Effect<Request> {
  readonly request: Request;
  readonly node: string;
  readonly at: number;
  /** Whether it changes anything. */
  readonly happens: boolean;
}

/** A request as the history has it, and its answer; undefined: its condition does not hold. */
export interface Simulated {
  readonly name: string;
  readonly input: Json;
  readonly output: Json | undefined;
}

export const planOf = <Request>(
  request: fc.Arbitrary<Request>,
  { nodes = 3, clients = 3 } = {},
): fc.Arbitrary<Plan<Request>> =>
  fc.record({
    client: fc.nat(clients - 1),
    node: fc.nat(nodes - 1),
    request,
    pause: fc.nat(20),
    beforeEffect: fc.integer({ min: 1, max: 20 }),
    afterEffect: fc.integer({ min: 1, max: 20 }),
    fate: fc.oneof(
      { weight: 7, arbitrary: fc.constant<Fate>('answered') },
      fc.constantFrom<Fate>('lost', 'unanswered', 'rejected'),
    ),
  });

/** After everything else, one request to each node. */
export const finalReads = <Request>(request: Request): Plan<Request>[] =>
  [0, 1, 2].map((node) => ({
    ...{ client: node, node, request, fate: 'answered', final: true },
    ...{ pause: 1, beforeEffect: 3, afterEffect: 2 },
  }));

interface Timed<Request> extends Plan<Request> {
  readonly operation: number;
  readonly process: string;
  readonly start: number;
  readonly effect: number;
  readonly end: number;
}

/**
 * The history of a system that carries out each request at one point in time between request and answer, in the order of
 * these times. A client without an answer continues as another client, as it may still be waiting. Final plans come last.
 */
export function simulate<Request>(
  plans: readonly Plan<Request>[],
  apply: (effect: Effect<Request>) => Simulated,
): HistoryEvent[] {
  const first = timed(
    plans.filter(({ final }) => final !== true),
    0,
  );
  const quiet = 1_000 + Math.max(0, ...first.map(({ end }) => end));
  const last = timed(
    plans.filter(({ final }) => final === true),
    quiet,
  ).map((each) => ({ ...each, operation: each.operation + first.length }));
  const all = [...first, ...last].toSorted((a, b) => a.effect - b.effect);
  const heal: HistoryEvent = { type: 'heal', atMs: quiet - 500 };
  const events = all.flatMap((each) => {
    const happens = each.fate === 'answered' || each.fate === 'unanswered';
    return eventsOf(each, apply({ request: each.request, node: `n${each.node}`, at: each.effect, happens }));
  });
  return [...events, ...(last.length === 0 ? [] : [heal])].toSorted((a, b) => a.atMs - b.atMs);
}

/** No two things happen at the same time. */
function timed<Request>(plans: readonly Plan<Request>[], from: number): Timed<Request>[] {
  const free = new Map<number, { at: number; generation: number }>();
  return plans.map((plan, operation) => {
    const { at, generation } = free.get(plan.client) ?? { at: from, generation: 0 };
    const start = at + plan.pause + operation / 10_000;
    const end = start + plan.beforeEffect + plan.afterEffect;
    const effect = start + plan.beforeEffect * (plan.fate === 'unanswered' ? 8 : 1);
    const lost = plan.fate === 'lost' || plan.fate === 'unanswered';
    free.set(plan.client, { at: end, generation: generation + (lost ? 1 : 0) });
    return { ...plan, operation, process: `c${plan.client}.${generation}`, start, effect, end };
  });
}

function eventsOf<Request>(plan: Timed<Request>, simulated: Simulated): HistoryEvent[] {
  const { operation, process, node, start, end, fate, final = false } = plan;
  const { name, input, output } = simulated;
  const asked: HistoryEvent = {
    atMs: start,
    type: 'invoke',
    operation,
    client: process,
    node: `n${node}`,
    name,
    input,
    ...(final ? { final } : {}),
  };
  if (fate === 'rejected')
    return [asked, { atMs: end, type: 'fail', operation, error: 'temporarily-unavailable' }];
  if (fate === 'answered' && output === undefined)
    return [asked, { atMs: end, type: 'fail', operation, error: 'precondition-failed' }];
  if (fate === 'answered') return [asked, { atMs: end, type: 'ok', operation, output: output ?? null }];
  return operation % 2 === 0 ? [asked] : [asked, { atMs: end, type: 'info', operation, error: 'timeout' }];
}
