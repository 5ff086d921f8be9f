import accumulators from 'mingo/operators/accumulator';
import expressions from 'mingo/operators/expression';
import stages from 'mingo/operators/pipeline';
import projections from 'mingo/operators/projection';
import queries from 'mingo/operators/query';
import windows from 'mingo/operators/window';
import aggregator from 'mingo/aggregator';
import core from 'mingo/core';
import lazy from 'mingo/lazy';
import util from 'mingo/util';

import { createAddFields } from './stages/add-fields.mjs';
import { createLookup } from './stages/lookup.mjs';
import { createSort } from './stages/sort.mjs';
import { unwind } from './stages/unwind.mjs';

/** Whatever writes, runs a program or draws by chance is not there at all. */
const ABSENT = new Set([
  '$out',
  '$merge',
  '$sample',
  '$documents',
  '$function',
  '$accumulator',
  '$where',
  '$rand',
  '$sampleRate',
  '$jsonSchema',
]);

const present = (/** @type {object} */ operators) =>
  Object.fromEntries(Object.entries(operators).filter(([name]) => name.startsWith('$') && !ABSENT.has(name)));

const { $addFields, $lookup, $group, $sortByCount, $setWindowFields, $bucketAuto } = stages;

/**
 * MongoDB's query language on the collections of a store.
 *
 * @param {ReturnType<typeof import('./store.mjs').createStore>} store
 */
export function createLanguage(store) {
  const order = store.chance().order;
  const scrambled = (/** @type {Function} */ stage) => (collection, spec, options) =>
    stage(
      collection.transform((items) => lazy.Lazy(order(items))),
      spec,
      options,
    );
  const set = createAddFields($addFields);
  const context = core.Context.init({
    accumulator: present(accumulators),
    expression: present(expressions),
    projection: present(projections),
    query: present(queries),
    window: present(windows),
    pipeline: {
      ...present(stages),
      $addFields: set,
      $set: set,
      $lookup: createLookup($lookup),
      $sort: createSort(order),
      $unwind: unwind,
      // Groups come in no promised order, and rows that a window's order leaves equal neither.
      $group: (collection, spec, options) =>
        $group(collection, spec, options).transform((items) => lazy.Lazy(order(items))),
      $sortByCount: scrambled($sortByCount),
      $bucketAuto: scrambled($bucketAuto),
      $setWindowFields: scrambled($setWindowFields),
    },
  });
  const options = {
    context,
    scriptEnabled: false,
    // Stages change documents in place.
    processingMode: core.ProcessingMode.CLONE_INPUT,
    collectionResolver: (/** @type {string} */ name) => {
      const found = store.find(name);
      if (found === undefined) throw new Error(`there is no collection ${name}`);
      return util.cloneDeep(found);
    },
  };
  return {
    context,
    options,
    stream: (/** @type {object[]} */ documents, /** @type {any} */ pipeline) =>
      new aggregator.Aggregator(pipeline, options).stream(documents),
  };
}
