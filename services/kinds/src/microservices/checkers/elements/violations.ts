import type { History } from '../../history/history.js';
import type { Counterexample } from '../checker.js';
import { counterexampleOf, endStep, type Step } from '../counterexample/counterexample.js';
import { messageSteps } from '../counterexample/message-steps.js';
import { atTime, counted, listed, show } from '../counterexample/text.js';
import { lastOfEachNode } from '../operations.js';
import type { Element, ElementOperations, Read } from './elements.js';
import { type Known, knownElements } from './known.js';

/** Elements that a read contains but must not. */
export function wronglyRead({ adds, reads }: ElementOperations): Counterexample[] {
  return reads.flatMap((read) => {
    const { operation, elements, repeated } = read;
    const [twice] = repeated;
    const found = twice === undefined ? [] : [repeatedElement(read, twice)];
    // One of each read is enough: a node may list a great many.
    for (const element of elements) {
      const add = adds.get(element)?.operation;
      if (add === undefined || add.start > operation.end) return [...found, invented(read, element)];
      if (add.outcome === 'fail' && add.end < operation.end) return [...found, rejected(read, element, add)];
    }
    return found;
  });
}

function repeatedElement({ operation }: Read, element: Element): Counterexample {
  const { node } = operation;
  return counterexampleOf(`${node} lists ${show(element)} twice in one answer.`, [
    endStep(operation, `${node} answers with ${show(element)} twice.`),
  ]);
}

function invented({ operation }: Read, element: Element): Counterexample {
  const { node, endMs } = operation;
  const sentence = `${node} reads ${show(element)} at ${atTime(endMs)}, and nobody had added it.`;
  return counterexampleOf(sentence, [endStep(operation, `${node} reads ${show(element)}.`)]);
}

function rejected({ operation }: Read, element: Element, add: Read['operation']): Counterexample {
  const value = show(element);
  const sentence =
    `${operation.node} reads ${value}, although ${add.node} had answered that adding it failed. ` +
    'An error with this code promises that nothing happened.';
  return counterexampleOf(sentence, [
    endStep(add, `${add.node} answers that adding ${value} failed: ${add.error}.`),
    endStep(operation, `${operation.node} reads ${value}.`),
  ]);
}

/** Elements that are known before the last read of a node begins, and that it lacks. */
export function lostElements(history: History, found: ElementOperations): Counterexample[] {
  const known = knownElements(found);
  const last = lastOfEachNode(found.reads.filter(({ operation }) => operation.final));
  return last.flatMap((read) => {
    const missing = [...known].filter(
      ([element, { by }]) => by.end < read.operation.start && !read.elements.has(element),
    );
    const [first] = missing;
    if (first === undefined) return [];
    const others = missing.slice(1).map(([element]) => element);
    return [lost(history, read, first, others)];
  });
}

function lost(
  history: History,
  { operation }: Read,
  [element, { add, by }]: readonly [Element, Known],
  others: readonly Element[],
): Counterexample {
  const value = show(element);
  const promise =
    by === add.operation
      ? `${by.node} acknowledged it at ${atTime(by.endMs)}`
      : `${by.node} had read it at ${atTime(by.endMs)}`;
  const more =
    others.length === 0
      ? ''
      : ` It lacks ${counted(others.length, 'other value')}, too: ${listed(others.map(show))}.`;
  const steps: Step[] = [
    endStep(add.operation, asked(add.operation.node, value, add.operation.outcome === 'ok')),
    ...(by === add.operation ? [] : [endStep(by, `${by.node} reads ${value}.`)]),
    ...messageSteps(history, { value: element, to: operation.node, until: operation.start }),
    endStep(operation, `${operation.node} still answers without ${value}.`),
  ];
  const sentence = `${operation.node} lacks ${value} in the last read, although ${promise}.${more}`;
  return counterexampleOf(sentence, steps);
}

const asked = (node: string, value: string, acknowledged: boolean): string =>
  acknowledged ? `${node} acknowledges ${value}.` : `A client sends ${value} to ${node}, and gets no answer.`;
