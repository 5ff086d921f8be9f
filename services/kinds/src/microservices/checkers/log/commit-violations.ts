import type { Counterexample } from '../checker.js';
import { counterexampleOf, endStep } from '../counterexample/counterexample.js';
import { show } from '../counterexample/text.js';
import type { Committed, LogOperations } from './log-operations.js';

/**
 * A node that knew of a committed offset, because it acknowledged or listed it, must not list a lower one later. It may
 * if a client committed the lower one meanwhile.
 */
export function committedBackwards({ commits, lists }: LogOperations): Counterexample[] {
  const known = [...commits.filter(({ operation }) => operation.outcome === 'ok'), ...lists];
  return lists.flatMap((list) => {
    const sources = commits.filter(
      ({ key, offset, operation }) =>
        key === list.key && offset === list.offset && operation.start < list.operation.end,
    );
    if (sources.length === 0) return [neverCommitted(list)];
    const before = known.find(
      (each) =>
        each.key === list.key &&
        each.operation.node === list.operation.node &&
        each.offset > list.offset &&
        each.operation.end < list.operation.start &&
        sources.every(({ operation }) => operation.end < each.operation.start),
    );
    return before === undefined ? [] : [backwards(before, list)];
  });
}

function neverCommitted({ operation, key, offset }: Committed): Counterexample {
  const { node } = operation;
  const sentence = `${node} lists ${offset} as the committed offset of key ${show(key)}, and nobody had committed it.`;
  return counterexampleOf(sentence, [endStep(operation, `${node} lists ${offset}.`)]);
}

function backwards(before: Committed, { operation, key, offset }: Committed): Counterexample {
  const { node } = operation;
  const sentence = `The committed offset of key ${show(key)} goes back at ${node}: from ${before.offset} to ${offset}.`;
  const how = before.operation.name === 'commit_offsets' ? 'acknowledges the committed offset' : 'lists';
  return counterexampleOf(sentence, [
    endStep(before.operation, `${node} ${how} ${before.offset}.`),
    endStep(operation, `${node} lists ${offset}.`),
  ]);
}
