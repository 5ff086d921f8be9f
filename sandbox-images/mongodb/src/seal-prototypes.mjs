const SHARED = [Object, Array, Function, String, Number, Boolean, Date, RegExp, Map, Set, Promise, Error];

/** What every value inherits from can be changed by nobody any more: one command must leave nothing for the next. */
export function sealPrototypes() {
  for (const made of SHARED) {
    Object.freeze(made.prototype);
    Object.freeze(made);
  }
}
