import type { Counterexample } from '../checker.js';
import type { Operation } from '../operations.js';
import { show } from './text.js';

export type Step = Counterexample['steps'][number];

/** The most that a report has room for. */
const MOST_STEPS = 20;

/** Puts steps in order of time. The operations and messages that they mention prove the violation. */
export function counterexampleOf(sentence: string, steps: readonly Step[]): Counterexample {
  const inOrder = steps.toSorted((a, b) => a.atMs - b.atMs).slice(0, MOST_STEPS);
  const numbers = (key: 'operations' | 'messages'): number[] =>
    [...new Set(inOrder.flatMap((step) => step[key]))].sort((a, b) => a - b);
  return { sentence, operations: numbers('operations'), messages: numbers('messages'), steps: inOrder };
}

/** Of several violations, the one with the fewest operations; of those, the one that ends first. */
export function smallest(found: readonly Counterexample[]): Counterexample | undefined {
  const endMs = ({ steps }: Counterexample): number => steps.at(-1)?.atMs ?? 0;
  return found.toSorted((a, b) => a.operations.length - b.operations.length || endMs(a) - endMs(b))[0];
}

/** A step about one operation, at the time when it ended. */
export function endStep(operation: Operation, text: string): Step {
  const atMs = operation.endMs === Infinity ? operation.startMs : operation.endMs;
  return { text, atMs, operations: [operation.number], messages: [] };
}

/** An answer that the workload does not know. */
export function malformed(operation: Operation, expected: string): Counterexample {
  const { node, name, output } = operation;
  const sentence = `The answer of ${node} to "${name}" must have ${expected}, and is ${show(output)}.`;
  return counterexampleOf(sentence, [endStep(operation, `${node} answers "${name}".`)]);
}
