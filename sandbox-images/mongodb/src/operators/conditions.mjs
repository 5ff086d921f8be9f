import util from 'mingo/util';

/** Conditions of `$match` that MongoDB defines for other values than the library does. */
export function createConditions({ $mod, $type }) {
  return {
    $mod: (path, spec, options) => {
      const usual = $mod(path, spec, options);
      const numbers = (document) =>
        [util.resolve(document, path)].flat(2).filter((value) => typeof value === 'number');
      return (document) => usual(document) && numbers(document).some((value) => value % spec[0] === spec[1]);
    },
    /** An array is of each type that one of its items has, too. */
    $type: (path, spec, options) => {
      const usual = $type(path, spec, options);
      const ofItem = $type('item', spec, options);
      const items = (document) => {
        const value = util.resolve(document, path);
        return Array.isArray(value) ? value : [];
      };
      return (document) => usual(document) || items(document).some((item) => ofItem({ item }));
    },
  };
}
