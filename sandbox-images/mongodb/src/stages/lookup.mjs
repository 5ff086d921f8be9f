import aggregator from 'mingo/aggregator';
import core from 'mingo/core';
import util from 'mingo/util';

import { toCell } from '../cells.mjs';
import { withValueAt } from '../paths.mjs';

/** `$lookup`, by equal fields, by a pipeline, or by both. Each document is given documents of its own. */
export function lookup(collection, spec, options) {
  const { from, localField, foreignField, pipeline = [], as } = spec;
  if (typeof as !== 'string') throw new Error('$lookup needs as, the field that what it finds is put into');
  if ((localField === undefined) !== (foreignField === undefined))
    throw new Error('$lookup needs localField and foreignField, or neither');
  const foreign = options.collectionResolver(from);
  const find = localField === undefined ? () => foreign : finder(foreign, foreignField, localField);
  const run = new aggregator.Aggregator(pipeline, options);
  const inner = options.constructor.init(options);
  return collection.map((document) => {
    let found = find(document);
    if (pipeline.length > 0) {
      const bound = Object.entries(spec.let ?? {}).map(([name, each]) => [
        name,
        core.evalExpr(document, each, options) ?? null,
      ]);
      inner.update({ root: null, variables: Object.fromEntries(bound) });
      found = run.run(found, inner);
    }
    return withValueAt(document, as.split('.'), util.cloneDeep(found));
  });
}

/** Finds documents with an equal value, item by item where there are arrays; a missing value is null. */
function finder(foreign, foreignField, localField) {
  const places = new Map();
  for (const [place, document] of foreign.entries())
    for (const key of keysOf(document, foreignField)) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [place]);
      else if (known.at(-1) !== place) known.push(place);
    }
  return (document) => {
    const found = new Set([...keysOf(document, localField)].flatMap((key) => places.get(key) ?? []));
    return [...found].sort((left, right) => left - right).map((place) => foreign[place]);
  };
}

function keysOf(document, field) {
  const value = util.resolve(document, field) ?? null;
  return new Set((Array.isArray(value) ? value : [value]).map((item) => toCell(item ?? null)));
}
