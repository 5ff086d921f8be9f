import type { Checker, Counterexample } from './checker.js';
import { availabilityFigures } from './availability.js';
import { counterexampleOf, endStep } from './counterexample/counterexample.js';
import { show } from './counterexample/text.js';
import { nothingDone } from './silent-nodes.js';
import { operationsOf, type Operation } from './operations.js';

/** No two acknowledged operations were given the same id. Ids are compared as JSON: 1 and "1" differ. */
export const checkUniqueIds: Checker = (history) => {
  const operations = operationsOf(history);
  const given = operations
    .filter(({ outcome }) => outcome === 'ok')
    .sort((one, other) => one.end - other.end);
  const first = new Map<string, Operation>();
  const figures = availabilityFigures(operations);
  const [idle] = nothingDone(operations);
  if (idle !== undefined) return { outcome: 'fail', counterexample: idle, figures };
  for (const operation of given) {
    const id = JSON.stringify(operation.output);
    const before = first.get(id);
    if (before !== undefined)
      return { outcome: 'fail', counterexample: twice(before, operation, [...first.values()]), figures };
    first.set(id, operation);
  }
  return { outcome: 'pass', figures };
};

function twice(before: Operation, after: Operation, earlier: readonly Operation[]): Counterexample {
  const id = show(after.output);
  const by =
    before.node === after.node ? `both times by ${after.node}` : `by ${before.node} and by ${after.node}`;
  return counterexampleOf(`The id ${id} was given twice: ${by}.${rangeOf(earlier)}`, [
    endStep(before, `${before.node} gives ${before.client} the id ${id}.`),
    endStep(after, `${after.node} gives ${after.client} the same id, ${id}.`),
  ]);
}

/** The distance between ids shows whether they are counted or random. */
function rangeOf(operations: readonly Operation[]): string {
  const ids = operations.map(({ output }) => output).filter((output) => typeof output === 'number');
  if (ids.length < operations.length || ids.length < 2) return '';
  return ` The ${ids.length} ids until then are from ${Math.min(...ids)} to ${Math.max(...ids)}.`;
}
