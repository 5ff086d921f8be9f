import util from 'mingo/util';

/** `$lookup` that gives each document copies of what it found, so that later stages change one of them only. */
export function createLookup(lookup) {
  return (collection, spec, options) =>
    lookup(collection, spec, options).map((item) => ({ ...item, [spec.as]: util.cloneDeep(item[spec.as]) }));
}
