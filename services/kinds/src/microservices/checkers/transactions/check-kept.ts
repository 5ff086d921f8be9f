import type { Checker, Counterexample } from '../checker.js';
import { counterexampleOf, endStep } from '../counterexample/counterexample.js';
import { show } from '../counterexample/text.js';
import { verdictOf } from '../counterexample/verdict.js';
import { messagesPerOperation } from '../figures.js';
import { groupBy } from '../group-by.js';
import { operationsOf } from '../operations.js';
import { silentNodes } from '../silent-nodes.js';
import { type KnownList, type ListRead, listsOf } from './lists.js';
import { nameOf } from './read-anomalies.js';
import { readTransactions, type Transaction, type Value } from './read-transactions.js';

/**
 * Every acknowledged append is in a final read of each node that was asked for its list. An order of transactions alone does
 * not guarantee that: it may put lost appends at its end.
 */
export const checkKept: Checker = (history) => {
  const operations = operationsOf(history);
  const { all, malformed } = readTransactions(operations);
  const figures = [messagesPerOperation(history, operations)];
  const violations = [malformed, listsOf(all).flatMap(lostAppends), silentNodes(operations, 'txn')];
  const isAnswered = operations.some(({ final, outcome }) => final && outcome === 'ok');
  if (violations.flat().length === 0 && !isAnswered)
    return { outcome: 'inconclusive', why: 'No node answered a transaction after the last heal.', figures };
  return verdictOf(violations, figures);
};

function lostAppends({ key, reads, appendedBy }: KnownList): Counterexample[] {
  const final = reads.filter(({ by }) => by.operation.final);
  return [...groupBy(final, ({ by }) => by.operation.node).values()].flatMap((ofNode) =>
    [...appendedBy].flatMap(([value, writer]) => {
      const later = ofNode.filter(({ by }) => writer.operation.end < by.operation.start);
      const last = later.at(-1);
      const isLost = last !== undefined && later.every(({ list }) => !list.includes(value));
      return isLost && writer.operation.outcome === 'ok' ? [loss(key, value, writer, last)] : [];
    }),
  );
}

function loss(key: KnownList['key'], value: Value, writer: Transaction, { by }: ListRead): Counterexample {
  const what = `${show(value)} to key ${show(key)}`;
  const { node } = by.operation;
  const sentence = `${node} never reads what ${nameOf(writer)} at ${writer.operation.node} had appended and acknowledged: ${what}.`;
  return counterexampleOf(sentence, [
    endStep(
      writer.operation,
      `${writer.operation.node} acknowledges ${nameOf(writer)}, which appends ${what}.`,
    ),
    endStep(by.operation, `${node} answers the last read without it.`),
  ]);
}
