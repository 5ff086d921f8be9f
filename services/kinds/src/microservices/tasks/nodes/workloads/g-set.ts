import { checkSet, G_SET } from '../../../checkers/sets.js';
import { enoughAnswered } from './enough-answered.js';
import { spreadElements } from './spread-elements.js';
import type { Workload } from './workload.js';

/** A set to which clients add and from which nobody removes. */
export const gSet: Workload = {
  ...spreadElements(G_SET),
  properties: {
    answered: enoughAnswered({ changes: ({ name }) => name === 'add' }),
    complete: {
      about: 'Every acknowledged element is read at every node in the end.',
      check: (history) => checkSet(history),
    },
  },
};
