import { BROADCAST, checkBroadcast, checkGenuineBroadcast } from '../../../checkers/broadcast.js';
import { checkMessages } from '../../../checkers/figures.js';
import { checkSpreading } from '../../../checkers/elements/check-spreading.js';
import { enoughAnswered } from './enough-answered.js';
import { spreadElements } from './spread-elements.js';
import type { Workload } from './workload.js';

/** Nodes in rows and columns: each is a neighbour of those beside, above and below it. */
export function gridOf(nodes: readonly string[]): Record<string, string[]> {
  const width = Math.ceil(Math.sqrt(nodes.length));
  const beside = (at: number): number[] => [
    at - width,
    ...(at % width > 0 ? [at - 1] : []),
    ...(at % width < width - 1 ? [at + 1] : []),
    at + width,
  ];
  return Object.fromEntries(nodes.map((node, at) => [node, beside(at).flatMap((next) => nodes[next] ?? [])]));
}

/** A client hands a value to one node, and all nodes learn of it. */
export const broadcast: Workload = {
  setup: (nodes) => ({ type: 'topology', topology: gridOf(nodes) }),
  ...spreadElements(BROADCAST),
  properties: {
    answered: enoughAnswered({ changes: ({ name }) => name === 'broadcast' }),
    everywhere: {
      about: 'Every acknowledged value is at every node in the end.',
      check: (history) => checkBroadcast(history),
    },
    genuine: {
      about: 'A read lists values that were sent, each once.',
      check: (history) => checkGenuineBroadcast(history),
    },
    messages: { about: 'Nodes send few messages for each operation.', check: checkMessages },
    spreading: { about: 'A value is at every node soon.', check: checkSpreading, isTimed: 'speed' },
  },
};
