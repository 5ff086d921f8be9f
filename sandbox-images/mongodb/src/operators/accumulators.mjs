import core from 'mingo/core';

import { valueFor } from './arguments.mjs';
import { sorted } from '../stages/sort.mjs';

/** The values that an expression has for documents, without those that are missing. */
function valuesOf(documents, expression, options) {
  if (expression === null || expression === undefined) return documents;
  return documents
    .map((document) => valueFor(document, expression, options))
    .filter((value) => value !== undefined);
}

/** Accumulators that MongoDB defines otherwise than the library does. @param {import('../stages/sort.mjs').Chance} chance */
export function createAccumulators(chance, { $addToSet }) {
  const best =
    (name, direction) =>
    (documents, { n, sortBy, output }, options) => {
      const turned = Object.fromEntries(Object.entries(sortBy).map(([key, way]) => [key, way * direction]));
      const most = core.evalExpr(options?.local?.groupId, n, options);
      if (!Number.isInteger(most) || most < 1) throw new Error(`${name} needs a whole number above 0 as n`);
      const taken = sorted(chance, documents, turned).slice(0, most);
      const chosen = direction === 1 ? taken : taken.reverse();
      return chosen.map((document) => valueFor(document, output, options) ?? null);
    };
  const one = (name, direction) => (documents, spec, options) =>
    best(name, direction)(documents, { ...spec, n: 1 }, options)[0] ?? null;
  return {
    $push: valuesOf,
    $addToSet: (documents, expression, options) =>
      $addToSet(valuesOf(documents, expression, options), null, options),
    $top: one('$top', 1),
    $topN: best('$topN', 1),
    $bottom: one('$bottom', -1),
    $bottomN: best('$bottomN', -1),
  };
}
