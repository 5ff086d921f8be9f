import lazy from 'mingo/lazy';

import { compareValues } from '../bson-order.mjs';
import { sorted } from './sort.mjs';

/** Stages that make groups, which come in no promised order. @param {import('./sort.mjs').Chance} chance */
export function createGrouping(chance, { $group }) {
  const group = (collection, spec, options) =>
    $group(collection, spec, options).transform((groups) =>
      lazy.Lazy([...groups].sort((left, right) => chance.tie(left._id, right._id))),
    );
  return {
    $group: group,
    $sortByCount: (collection, spec, options) =>
      group(collection, { _id: spec, count: { $sum: 1 } }, options).transform((groups) =>
        lazy.Lazy(sorted(chance, groups, { count: -1 })),
      ),
    $bucket: (collection, spec, options) =>
      group(
        collection,
        { _id: bucketOf(spec), ...(spec.output ?? { count: { $sum: 1 } }) },
        options,
      ).transform((groups) => lazy.Lazy(sorted(chance, groups, { _id: 1 }))),
    /** Nothing is counted where nothing is. */
    $count: (collection, name) =>
      collection.transform((documents) =>
        lazy.Lazy(documents.length === 0 ? [] : [{ [name]: documents.length }]),
      ),
  };
}

/** Which bucket a value falls into: the highest boundary that is not above it. @param {any} spec */
function bucketOf(spec) {
  const { groupBy, boundaries } = spec;
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw new Error('$bucket needs at least two boundaries');
  for (const [place, bound] of boundaries.slice(1).entries())
    if (compareValues(boundaries[place], bound) >= 0)
      throw new Error('$bucket needs boundaries in ascending order');
  const branches = boundaries.slice(0, -1).map((bound, place) => ({
    case: {
      $and: [
        { $gte: [groupBy, { $literal: bound }] },
        { $lt: [groupBy, { $literal: boundaries[place + 1] }] },
      ],
    },
    then: { $literal: bound },
  }));
  return {
    $switch: Object.hasOwn(spec, 'default')
      ? { branches, default: { $literal: spec.default } }
      : { branches },
  };
}
