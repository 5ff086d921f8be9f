import lazy from 'mingo/lazy';
import util from 'mingo/util';

import { compareValues } from '../bson-order.mjs';

/** @typedef {ReturnType<typeof import('../chance.mjs').createChance>} Chance */

/**
 * Sorts documents by MongoDB's order of values, in which a missing field is like null. Those that the keys leave equal
 * come in the order that chance gives them: the server promises none.
 *
 * @param {Chance} chance
 * @param {object[]} documents
 * @param {Record<string, unknown>} keys
 */
export function sorted(chance, documents, keys) {
  const places = Object.entries(keys);
  if (places.length === 0) throw new Error('$sort needs at least one key');
  for (const [name, direction] of places)
    if (direction !== 1 && direction !== -1) throw new Error(`$sort key ${name} must be 1 or -1`);
  const keyed = documents.map((document) => ({
    document,
    keys: places.map(([name, direction]) => sortKey(util.resolve(document, name), direction)),
  }));
  keyed.sort((left, right) => {
    for (let place = 0; place < places.length; place += 1) {
      const found = compareValues(left.keys[place], right.keys[place]);
      if (found !== 0) return found * places[place][1];
    }
    return chance.tie(left.document, right.document);
  });
  return keyed.map(({ document }) => document);
}

/** @param {Chance} chance */
export const createSort = (chance) => (collection, keys) =>
  collection.transform((documents) => lazy.Lazy(sorted(chance, documents, keys)));

/** Of an array its smallest value counts upwards, its largest downwards. Missing is like null, an empty array below. */
function sortKey(value, direction) {
  if (value === undefined) return null;
  if (!Array.isArray(value)) return value;
  return value.reduce(
    (best, item) => (best === undefined || compareValues(item, best) * direction < 0 ? item : best),
    undefined,
  );
}
