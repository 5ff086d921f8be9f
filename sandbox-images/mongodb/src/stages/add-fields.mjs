import util from 'mingo/util';

/** `$addFields` on copies: a path into a document must not reach one that other documents share. */
export function createAddFields(addFields) {
  return (collection, spec, options) => {
    const isDeep = Object.keys(spec).some((name) => name.includes('.'));
    return addFields(isDeep ? collection.map((item) => util.cloneDeep(item)) : collection, spec, options);
  };
}
