import type { History } from '../history/history.js';
import { atMost } from './at-most.js';
import type { Checker, Figure } from './checker.js';
import { operationsOf, type Operation } from './operations.js';

/** Messages from node to node for each operation of a client. Those of clients and services do not count. */
export function messagesPerOperation(history: History, operations: readonly Operation[]): Figure {
  const nodes = new Set(operations.map(({ node }) => node));
  const asked = operations.filter(({ final }) => !final).length;
  const sent = history.filter(
    (event) => event.type === 'send' && nodes.has(event.from) && nodes.has(event.to),
  ).length;
  return { name: 'Messages per operation', value: asked === 0 ? 0 : sent / asked, unit: '' };
}

/** Nodes send at most `most` messages for each operation. */
export const checkMessages: Checker<{ readonly most?: number | undefined }> = (
  history,
  { most = Infinity },
) => {
  const figure = messagesPerOperation(history, operationsOf(history));
  return atMost(figure, most, [figure]);
};
