import { aggregate } from './operations/aggregate.mjs';
import { playDesign } from './operations/play-design.mjs';
import { load, shuffle } from './operations/load.mjs';
import { createStore } from './store.mjs';

/**
 * What may be asked: each takes the collections that are there and the command, and answers an object with `end`. More
 * operations are a file in `operations/` and a line here.
 */
const OPERATIONS = new Map([
  ['ping', () => ({ end: 'done' })],
  ['load', load],
  ['shuffle', shuffle],
  ['aggregate', aggregate],
  ['design', playDesign],
]);

/** Answers commands, one after the other, on collections of its own. */
export function createDispatcher() {
  const store = createStore();
  return (/** @type {string} */ text) => {
    try {
      const command = JSON.parse(text);
      const operation = OPERATIONS.get(command.op);
      if (operation === undefined)
        return { end: 'broken', message: `there is no operation ${String(command.op)}` };
      return operation(store, command);
    } catch (error) {
      // Operations answer for whatever a learner's text does; what comes here is a mistake of the task's files or ours.
      return { end: 'broken', message: String(error?.message ?? error) };
    }
  };
}
