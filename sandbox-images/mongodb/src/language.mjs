import aggregator from 'mingo/aggregator';
import core from 'mingo/core';
import accumulators from 'mingo/operators/accumulator';
import expressions from 'mingo/operators/expression';
import stages from 'mingo/operators/pipeline';
import projections from 'mingo/operators/projection';
import queries from 'mingo/operators/query';
import windows from 'mingo/operators/window';

import { createAccumulators } from './operators/accumulators.mjs';
import { COMPARISONS } from './operators/comparisons.mjs';
import { createConditions } from './operators/conditions.mjs';
import { CONVERSIONS } from './operators/conversions.mjs';
import { createDates } from './operators/dates.mjs';
import { createValues } from './operators/values.mjs';
import { createGrouping } from './stages/grouping.mjs';
import { lookup } from './stages/lookup.mjs';
import { createProject } from './stages/project.mjs';
import { set } from './stages/set.mjs';
import { createSort } from './stages/sort.mjs';
import { unwind } from './stages/unwind.mjs';

/** Whatever writes, runs a program or draws by chance is not there at all. */
const ABSENT = new Set([
  ...['$out', '$merge', '$documents', '$sample', '$rand', '$sampleRate'],
  ...['$function', '$accumulator', '$where', '$jsonSchema'],
]);

const present = (/** @type {object} */ operators) =>
  Object.fromEntries(Object.entries(operators).filter(([name]) => name.startsWith('$') && !ABSENT.has(name)));

/**
 * MongoDB's query language on the collections of a store: the library's, with what its tests found to be otherwise than
 * MongoDB documents it put right.
 *
 * @param {ReturnType<typeof import('./store.mjs').createStore>} store
 */
export function createLanguage(store) {
  const chance = store.chance();
  const context = core.Context.init({
    accumulator: { ...present(accumulators), ...createAccumulators(chance, accumulators) },
    expression: {
      ...present(expressions),
      ...COMPARISONS,
      ...CONVERSIONS,
      ...createValues(expressions),
      ...createDates(expressions),
    },
    projection: present(projections),
    query: { ...present(queries), ...createConditions(queries) },
    window: present(windows),
    pipeline: {
      ...present(stages),
      ...createGrouping(chance, stages),
      ...createProject(stages),
      $addFields: set,
      $set: set,
      $lookup: lookup,
      $sort: createSort(chance),
      $unwind: unwind,
    },
  });
  const options = {
    context,
    // Windows are made with a function of the library's own; what runs one of a text is absent.
    scriptEnabled: true,
    // No stage changes a document that it was given.
    processingMode: core.ProcessingMode.CLONE_OFF,
    collectionResolver: (/** @type {string} */ name) => {
      const found = store.find(name);
      if (found === undefined) throw new Error(`there is no collection ${name}`);
      return found;
    },
  };
  return {
    options,
    stream: (/** @type {object[]} */ documents, /** @type {any} */ pipeline) =>
      new aggregator.Aggregator(pipeline, options).stream(documents),
  };
}

/** Every name that the language knows. @returns {Record<'stages' | 'expressions' | 'accumulators' | 'conditions' | 'windows', string[]>} */
export function namesOf() {
  const names = (/** @type {object[]} */ ...operators) =>
    operators.flatMap((each) => Object.keys(present(each)));
  return {
    stages: names(stages),
    expressions: names(expressions, CONVERSIONS, COMPARISONS, accumulators),
    accumulators: names(accumulators),
    conditions: [...names(queries), '$options'],
    windows: names(windows),
  };
}
