import type { History } from '../../history/history.js';
import type { CheckerResult } from '../checker.js';
import { verdictOf } from '../counterexample/verdict.js';
import { messagesPerOperation } from '../figures.js';
import { operationsOf } from '../operations.js';
import { silentNodes } from '../silent-nodes.js';
import { type ElementWorkload, readElements } from './elements.js';
import { spreadFigures } from './figures.js';
import { lostElements, wronglyRead } from './violations.js';

/** Nothing known is missing at the end, and nothing is read that was not added. */
export function checkElements(workload: ElementWorkload, history: History): CheckerResult {
  const operations = operationsOf(history);
  const found = readElements(workload, operations);
  const figures = [messagesPerOperation(history, operations), ...spreadFigures(found)];
  const violations = [
    found.malformed,
    wronglyRead(found),
    lostElements(history, found),
    silentNodes(operations, 'read'),
  ];
  if (violations.flat().length === 0 && !found.reads.some(({ operation }) => operation.final))
    return { outcome: 'inconclusive', why: 'No node answered a read after the last heal.', figures };
  return verdictOf(violations, figures);
}

/** Every read holds elements that were added, each once. Missing elements are not judged here. */
export function checkGenuine(workload: ElementWorkload, history: History): CheckerResult {
  const operations = operationsOf(history);
  const found = readElements(workload, operations);
  const figures = [messagesPerOperation(history, operations)];
  return verdictOf([found.malformed, wronglyRead(found)], figures);
}
