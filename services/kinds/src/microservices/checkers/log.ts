import type { Checker } from './checker.js';
import { verdictOf } from './counterexample/verdict.js';
import { messagesPerOperation } from './figures.js';
import { committedBackwards } from './log/commit-violations.js';
import { entriesByKey } from './log/entries.js';
import { conflictingEntries, inventedEntries, reorderedSends } from './log/entry-violations.js';
import { readLog } from './log/log-operations.js';
import { disorderedPolls, lostEntries, skippedEntries } from './log/poll-violations.js';
import { operationsOf } from './operations.js';
import { silentNodes } from './silent-nodes.js';

/** Logs by key: each offset holds one message for ever, and whoever polls from offset to offset sees all of them. */
export const checkLog: Checker = (history) => {
  const operations = operationsOf(history);
  const found = readLog(operations);
  const entries = entriesByKey(found);
  const figures = [messagesPerOperation(history, operations)];
  const violations = [
    found.malformed,
    inventedEntries(found),
    conflictingEntries(entries),
    disorderedPolls(found),
    skippedEntries(found, entries),
    reorderedSends(found),
    lostEntries(found),
    committedBackwards(found),
    silentNodes(operations, 'poll'),
  ];
  if (violations.flat().length === 0 && !found.polls.some(({ operation }) => operation.final))
    return { outcome: 'inconclusive', why: 'No node answered a poll after the last heal.', figures };
  return verdictOf(violations, figures);
};
