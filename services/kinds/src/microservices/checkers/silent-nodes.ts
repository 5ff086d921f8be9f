import type { Counterexample } from './checker.js';
import { counterexampleOf, endStep } from './counterexample/counterexample.js';
import { counted } from './counterexample/text.js';
import { groupBy } from './group-by.js';
import type { Operation } from './operations.js';

/** Nodes that got requests after the last heal, and answered none. */
export function silentNodes(operations: readonly Operation[], name: string): Counterexample[] {
  const asked = groupBy(
    operations.filter((operation) => operation.final && operation.name === name),
    ({ node }) => node,
  );
  return [...asked].flatMap(([node, all]) => {
    const [first] = all;
    if (first === undefined || all.some(({ outcome }) => outcome === 'ok')) return [];
    const sentence = `${node} answered none of ${counted(all.length, 'request')} "${name}" after the last heal.`;
    return [counterexampleOf(sentence, [endStep(first, `A client asks ${node}, and gets no result.`)])];
  });
}

/** All operations, if none of them has a result. */
export function nothingDone(operations: readonly Operation[]): Counterexample[] {
  const [first] = operations;
  if (first === undefined || operations.some(({ outcome }) => outcome === 'ok')) return [];
  const sentence = `None of ${counted(operations.length, 'request')} had a result.`;
  return [counterexampleOf(sentence, [endStep(first, `A client asks ${first.node}, and gets no result.`)])];
}
