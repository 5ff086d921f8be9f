import lazy from 'mingo/lazy';
import util from 'mingo/util';

/** `$unwind`: one document for each item of an array; what is no array counts as one item, and null or nothing as none. */
export function unwind(collection, spec) {
  const {
    path,
    includeArrayIndex,
    preserveNullAndEmptyArrays = false,
  } = typeof spec === 'string' ? { path: spec } : spec;
  if (typeof path !== 'string' || !/^\$[^$]/.test(path))
    throw new Error('$unwind needs the path of a field that begins with $');
  const field = path.slice(1);
  const indexed = (document, index) => {
    if (includeArrayIndex !== undefined) util.setValue(document, includeArrayIndex, index);
    return document;
  };
  const each = (document) => {
    const value = util.resolve(document, field);
    if (Array.isArray(value) && value.length > 0)
      return value.map((item, index) => {
        const copy = util.cloneDeep(document);
        util.setValue(copy, field, item);
        return indexed(copy, index);
      });
    const isItem = value !== null && value !== undefined && !Array.isArray(value);
    if (!isItem && !preserveNullAndEmptyArrays) return [];
    if (Array.isArray(value)) util.removeValue(document, field);
    return [indexed(document, null)];
  };
  return collection.transform((items) => lazy.Lazy(items.flatMap(each)));
}
