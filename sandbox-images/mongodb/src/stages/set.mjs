import core from 'mingo/core';

import { withValueAt } from '../paths.mjs';

/** `$set` and `$addFields`: fields of a document that is written out are added one by one to what is there. */
export function set(collection, spec, options) {
  const fields = fieldsOf(spec, []);
  return collection.map((document) =>
    fields.reduce(
      (changed, [path, expression]) =>
        withValueAt(changed, path, core.evalExpr(document, expression, options)),
      document,
    ),
  );
}

function fieldsOf(spec, before) {
  return Object.entries(spec).flatMap(([name, value]) => {
    const path = [...before, ...name.split('.')];
    return isPlain(value) ? fieldsOf(value, path) : [[path, value]];
  });
}

const isPlain = (value) =>
  value !== null &&
  typeof value === 'object' &&
  Object.getPrototypeOf(value) === Object.prototype &&
  Object.keys(value).length > 0 &&
  !Object.keys(value)[0].startsWith('$');
