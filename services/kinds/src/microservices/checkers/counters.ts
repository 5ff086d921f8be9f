import type { Checker, Counterexample } from './checker.js';
import { type Add, type CounterOperations, type Read, readCounter } from './counter/counter-operations.js';
import { PossibleSums } from './counter/possible-sums.js';
import { counterexampleOf, endStep, type Step } from './counterexample/counterexample.js';
import { counted, listed } from './counterexample/text.js';
import { verdictOf } from './counterexample/verdict.js';
import { messagesPerOperation } from './figures.js';
import { lastOfEachNode, operationsOf } from './operations.js';
import { silentNodes } from './silent-nodes.js';

/**
 * A counter, growing only or not. Before the heal a read shows the sum of some of the adds that had begun. The
 * last reads show the same sum everywhere: all acknowledged numbers and some of those without an answer.
 */
export const checkCounter: Checker = (history) => {
  const operations = operationsOf(history);
  const found = readCounter(operations);
  const last = lastOfEachNode(found.reads.filter(({ operation }) => operation.final));
  const figures = [messagesPerOperation(history, operations)];
  const violations = [
    found.malformed,
    impossibleReads(found),
    last.flatMap((read) => wrongAtTheEnd(read, found.adds)),
    differentAtTheEnd(last),
    silentNodes(operations, 'read'),
  ];
  if (violations.flat().length === 0 && last.length === 0)
    return { outcome: 'inconclusive', why: 'No node answered a read after the last heal.', figures };
  return verdictOf(violations, figures);
};

function impossibleReads({ adds, reads }: CounterOperations): Counterexample[] {
  const sums = new PossibleSums(0);
  let begun = 0;
  const inOrder = adds.toSorted((a, b) => a.operation.start - b.operation.start);
  return reads
    .toSorted((a, b) => a.operation.end - b.operation.end)
    .flatMap(({ operation, value }) => {
      for (let next = inOrder[begun]; next !== undefined; next = inOrder[(begun += 1)]) {
        if (next.operation.start > operation.end) break;
        sums.perhaps(next.delta);
      }
      if (sums.has(value)) return [];
      const { node } = operation;
      const sentence = `${node} reads ${value}, but after ${counted(begun, 'add')} the sum must be ${String(sums)}.`;
      return [counterexampleOf(sentence, [endStep(operation, `${node} reads ${value}.`)])];
    });
}

function wrongAtTheEnd({ operation, value }: Read, adds: readonly Add[]): Counterexample[] {
  const certain = adds.filter((add) => add.operation.outcome === 'ok' && add.operation.end < operation.start);
  const open = adds.filter((add) => !certain.includes(add) && add.operation.start < operation.end);
  const sum = certain.reduce((total, { delta }) => total + delta, 0);
  const sums = new PossibleSums(sum);
  for (const { delta } of open) sums.perhaps(delta);
  if (sums.has(value)) return [];
  const { node } = operation;
  const promised = `${counted(certain.length, 'add')} with the sum ${sum} ${certain.length === 1 ? 'was' : 'were'} acknowledged`;
  const unknown = open.length === 0 ? '' : `, and ${counted(open.length, 'add')} got no answer`;
  const sentence = `${node} ends with ${value}, but the sum must be ${String(sums)}: ${promised}${unknown}.`;
  return [
    counterexampleOf(sentence, [
      ...lossSteps(certain, sum - value),
      endStep(operation, `${node} still reads ${value}.`),
    ]),
  ];
}

/** The add whose loss, or whose double counting, explains the wrong sum; undefined if there is no single one. */
function lossSteps(certain: readonly Add[], missing: number): Step[] {
  const suspect = certain.find(({ delta }) => Math.abs(delta) === Math.abs(missing));
  if (suspect === undefined) return [];
  const { operation, delta } = suspect;
  const how = delta === missing ? 'missing' : 'counted twice';
  const text = `${operation.node} acknowledges ${delta}. The sum at the end is as if it were ${how}.`;
  return [endStep(operation, text)];
}

function differentAtTheEnd(last: readonly Read[]): Counterexample[] {
  const [first, ...others] = last;
  const other = others.find(({ value }) => value !== first?.value);
  if (first === undefined || other === undefined) return [];
  const values = last.map(({ operation, value }) => `${operation.node} ${value}`);
  const sentence = `Nodes disagree after the last heal: ${listed(values)}.`;
  const steps = [first, other].map(({ operation, value }) =>
    endStep(operation, `${operation.node} still reads ${value}.`),
  );
  return [counterexampleOf(sentence, steps)];
}
