import type { Json } from '../../../history/history.js';
import type { Body, Message } from '../protocol/message.js';
import type { WorkloadId } from '../workloads/workloads.js';
import { createPerfectNode } from './perfect-node.fixture.js';

/** A node's view of its surroundings. */
interface Surroundings {
  readonly id: string;
  /** Filled once the messages `init` and `topology` have come. */
  readonly neighbours: readonly string[];
  readonly send: (dest: string, body: Body) => void;
  /** Asks another node or a service, and calls back if it ever answers. */
  readonly ask: (dest: string, body: Body, onAnswer: (answer: Body) => void) => void;
}

/** Answers requests; `answer` may be called later, or never. */
interface SampleNode {
  receive(request: Message, answer: (body: Body) => void): void;
  /** Called ten times a second. */
  tick?(): void;
}

export type SampleProgram = (around: Surroundings) => SampleNode;

/** All requests are answered by the first node, which the others ask. Correct, but unavailable without that one. */
export const withLeader =
  (workload: WorkloadId): SampleProgram =>
  ({ id, ask }) => {
    const perfect = createPerfectNode(workload);
    return {
      receive({ body }, answer) {
        if (id === 'n0') answer(perfect(body));
        else ask('n0', body, answer);
      },
    };
  };

/** Every node answers from its own state alone. Wrong for all shared state. */
export const onItsOwn =
  (workload: WorkloadId): SampleProgram =>
  () => {
    const perfect = createPerfectNode(workload);
    return { receive: ({ body }, answer) => answer(perfect(body)) };
  };

/** Every request goes on to a service of the harness. */
export const forwardingTo =
  (service: string): SampleProgram =>
  ({ ask }) => ({ receive: ({ body }, answer) => ask(service, body, answer) });

/** Spreads values to neighbours, and repeats them until they are acknowledged. */
export const gossiping: SampleProgram = (around) => {
  const known = new Set<Json>();
  const heldBy = new Map<string, Set<Json>>();
  const held = (node: string): Set<Json> =>
    heldBy.get(node) ?? heldBy.set(node, new Set()).get(node) ?? new Set();
  return {
    receive({ src, body }, answer) {
      if (body.type === 'read') return answer({ type: 'read_ok', messages: [...known] });
      if (body.type === 'broadcast') known.add(body['message'] ?? null);
      for (const value of (body['values'] ?? []) as readonly Json[]) {
        known.add(value);
        held(src).add(value);
      }
      answer({ type: `${body.type}_ok` });
    },
    tick() {
      for (const neighbour of around.neighbours) {
        const values = [...known].filter((value) => !held(neighbour).has(value));
        if (values.length === 0) continue;
        around.ask(neighbour, { type: 'gossip', values }, () =>
          values.forEach((value) => held(neighbour).add(value)),
        );
      }
    },
  };
};

/** Passes each value on once, when it is new, so a lost message loses the value. */
export const flooding: SampleProgram = (around) => {
  const known = new Set<Json>();
  return {
    receive({ body }, answer) {
      if (body.type === 'read') return answer({ type: 'read_ok', messages: [...known] });
      const { message = null } = body;
      if (!known.has(message))
        for (const neighbour of around.neighbours) around.send(neighbour, { type: 'gossip', message });
      known.add(message);
      if (body.type === 'broadcast') answer({ type: 'broadcast_ok' });
    },
  };
};
