import type { Checker, Counterexample } from './checker.js';
import { verdictOf } from './counterexample/verdict.js';
import { messagesPerOperation } from './figures.js';
import { committedBackwards } from './log/commit-violations.js';
import { entriesByKey } from './log/entries.js';
import { conflictingEntries, inventedEntries, reorderedSends } from './log/entry-violations.js';
import { readLog } from './log/log-operations.js';
import { disorderedPolls, lostEntries, skippedEntries } from './log/poll-violations.js';
import { operationsOf } from './operations.js';
import { silentNodes } from './silent-nodes.js';

/** The guarantees of a log. */
export const LOG_RULES = ['offsets', 'contiguous', 'kept', 'committed'] as const;
export type LogRule = (typeof LOG_RULES)[number];

interface LogOptions {
  /** All guarantees when absent. */
  readonly rule?: LogRule | undefined;
}

/** Logs by key: each offset holds one message forever, and a client that polls from offset to offset sees all of them. */
export const checkLog: Checker<LogOptions | void> = (history, options) => {
  const operations = operationsOf(history);
  const found = readLog(operations);
  const entries = entriesByKey(found);
  const figures = [messagesPerOperation(history, operations)];
  const byRule: Readonly<Record<LogRule, Counterexample[][]>> = {
    offsets: [inventedEntries(found), conflictingEntries(entries), reorderedSends(found)],
    contiguous: [disorderedPolls(found), skippedEntries(found, entries)],
    kept: [lostEntries(found), silentNodes(operations, 'poll')],
    committed: [committedBackwards(found)],
  };
  const rules = options?.rule === undefined ? LOG_RULES : [options.rule];
  const violations = [found.malformed, ...rules.flatMap((rule) => byRule[rule])];
  const isOpen = rules.includes('kept') && !found.polls.some(({ operation }) => operation.final);
  if (violations.flat().length === 0 && isOpen)
    return { outcome: 'inconclusive', why: 'No node answered a poll after the last heal.', figures };
  return verdictOf(violations, figures);
};
