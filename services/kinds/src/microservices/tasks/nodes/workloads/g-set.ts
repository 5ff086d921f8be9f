import { checkAvailability } from '../../../checkers/availability.js';
import { checkSet, G_SET } from '../../../checkers/sets.js';
import { spreadElements } from './spread-elements.js';
import type { Workload } from './workload.js';

/** A set to which clients add and that nobody takes from. */
export const gSet: Workload = {
  ...spreadElements(G_SET),
  properties: {
    answered: {
      about: 'Enough requests get an answer.',
      check: (history, { least }) =>
        checkAvailability(history, { least, changes: ({ name }) => name === 'add' }),
      isTimed: 'answers',
    },
    complete: {
      about: 'Every acknowledged element is read at every node in the end.',
      check: (history) => checkSet(history),
    },
  },
};
