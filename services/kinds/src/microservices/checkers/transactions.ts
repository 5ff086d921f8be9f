import type { Checker } from './checker.js';
import { verdictOf } from './counterexample/verdict.js';
import { messagesPerOperation } from './figures.js';
import { operationsOf } from './operations.js';
import { nothingDone } from './silent-nodes.js';
import { type CycleKind, findCycles } from './transactions/cycles.js';
import { dependenciesOf } from './transactions/dependencies.js';
import { listsOf } from './transactions/lists.js';
import {
  abortedReads,
  impossibleLists,
  intermediateReads,
  ownAppendsMissed,
} from './transactions/read-anomalies.js';
import { readTransactions } from './transactions/read-transactions.js';

/** Anomalies that each level of isolation rules out, besides inexplicable lists. */
const LEVELS = {
  'read-uncommitted': { cycles: ['G0'], dirtyReads: true },
  'read-committed': { cycles: ['G0', 'G1c'], dirtyReads: false },
  'consistent-view': { cycles: ['G0', 'G1c', 'G-single'], dirtyReads: false },
  serializable: { cycles: ['G0', 'G1c', 'G-single', 'G2'], dirtyReads: false },
} as const satisfies Record<string, { cycles: readonly CycleKind[]; dirtyReads: boolean }>;
export type Isolation = keyof typeof LEVELS;

/** Transactions of appends to lists and reads of lists show no anomaly that their level of isolation rules out. */
export const checkTransactions: Checker<{ readonly isolation: Isolation }> = (history, { isolation }) => {
  const operations = operationsOf(history);
  const { all, malformed } = readTransactions(operations);
  const figures = [messagesPerOperation(history, operations)];
  const lists = listsOf(all);
  const { cycles, dirtyReads } = LEVELS[isolation];
  const impossible = [
    malformed,
    lists.flatMap(impossibleLists),
    all.flatMap(ownAppendsMissed),
    nothingDone(operations),
  ];
  // Without an order of appends there is nothing to look for cycles in.
  if (impossible.flat().length > 0) return verdictOf(impossible, figures);
  if (lists.every(({ reads }) => reads.length === 0))
    return { outcome: 'inconclusive', why: 'No transaction with a read was answered.', figures };
  const dependencies = dependenciesOf(lists);
  const dirtyWrites = findCycles(dependencies, ['G0']);
  const others = findCycles(
    dependencies,
    cycles.filter((each) => each !== 'G0'),
  );
  const dirty = dirtyReads ? [] : [lists.flatMap(abortedReads), lists.flatMap(intermediateReads)];
  // The worst first, since it causes others.
  return verdictOf([dirtyWrites, ...dirty, ...others.map((each) => [each])], figures);
};
