import lazy from 'mingo/lazy';
import util from 'mingo/util';

import { withValueAt } from '../paths.mjs';

/** `$unwind`: one document for each item of an array; what is no array counts as one item, and null or nothing as none. */
export function unwind(collection, spec) {
  const {
    path,
    includeArrayIndex,
    preserveNullAndEmptyArrays = false,
  } = typeof spec === 'string' ? { path: spec } : spec;
  if (typeof path !== 'string' || !/^\$[^$]/.test(path))
    throw new Error('$unwind needs the path of a field that begins with $');
  const field = path.slice(1).split('.');
  const indexed = (document, index) =>
    includeArrayIndex === undefined ? document : withValueAt(document, includeArrayIndex.split('.'), index);
  const each = (document) => {
    const value = util.resolve(document, path.slice(1));
    if (Array.isArray(value) && value.length > 0)
      return value.map((item, index) => indexed(withValueAt(document, field, item), index));
    const isItem = value !== null && value !== undefined && !Array.isArray(value);
    if (!isItem && !preserveNullAndEmptyArrays) return [];
    return [indexed(Array.isArray(value) ? withValueAt(document, field, undefined) : document, null)];
  };
  return collection.transform((documents) => lazy.Lazy(flatMapped(documents, each)));
}

/** One after the other: a large result must be able to stop. */
function* flatMapped(documents, each) {
  for (const document of documents) yield* each(document);
}
