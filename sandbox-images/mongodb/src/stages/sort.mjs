import lazy from 'mingo/lazy';
import util from 'mingo/util';

import { compareValues } from '../bson-order.mjs';

/**
 * `$sort` by MongoDB's order of values, in which a missing field is like null, and with documents that its keys leave
 * equal in the order that chance gives them: the server promises none.
 *
 * @param {<T>(items: T[]) => T[]} order
 */
export function createSort(order) {
  return (collection, keys) => {
    const places = Object.entries(keys);
    if (places.length === 0) throw new Error('$sort needs at least one key');
    for (const [name, direction] of places)
      if (direction !== 1 && direction !== -1) throw new Error(`$sort key ${name} must be 1 or -1`);
    return collection.transform((items) => {
      const keyed = order(items).map((item) => ({
        item,
        keys: places.map(([name, direction]) => sortKey(util.resolve(item, name), direction)),
      }));
      keyed.sort((left, right) => {
        for (const [place, [, direction]] of places.entries()) {
          const found = compareValues(left.keys[place], right.keys[place]);
          if (found !== 0) return found * direction;
        }
        return 0;
      });
      return lazy.Lazy(keyed.map(({ item }) => item));
    });
  };
}

/** Of an array its smallest value counts upwards, its largest downwards; an empty one is below null. */
function sortKey(value, direction) {
  if (!Array.isArray(value) || value.length === 0) return Array.isArray(value) ? undefined : value;
  return value.reduce((best, item) => (compareValues(item, best) * direction < 0 ? item : best));
}
