import { checkUniqueIds } from '../../../checkers/unique-ids.js';
import { enoughAnswered } from './enough-answered.js';
import type { Workload } from './workload.js';

/** A client asks for an id that nobody has been given before. */
export const uniqueIds: Workload = {
  createDrawing: () => ({ draw: () => ({ name: 'generate', input: null, body: { type: 'generate' } }) }),
  readAnswer: (_, { id }) => {
    if (id === undefined || id === null) return { wrong: 'without an id' };
    return { output: id };
  },
  properties: {
    answered: enoughAnswered(),
    unique: { about: 'No id is given twice.', check: (history) => checkUniqueIds(history) },
  },
};
