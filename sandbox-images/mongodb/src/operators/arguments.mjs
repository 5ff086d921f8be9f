import core from 'mingo/core';

/**
 * The values of an operator's arguments. One that is missing is undefined.
 *
 * @param {string} name
 * @param {number} count
 */
export function argumentsOf(name, count, document, spec, options) {
  if (!Array.isArray(spec) || spec.length !== count) throw new Error(`${name} needs ${count} arguments`);
  return spec.map((each) => core.evalExpr(document, each, options));
}

/** The value of the one argument of an operator, which may stand in an array. */
export function argumentOf(name, document, spec, options) {
  if (!Array.isArray(spec)) return core.evalExpr(document, spec, options);
  return argumentsOf(name, 1, document, spec, options)[0];
}

/** The values of an operator's arguments by name; undefined if one that is given is nothing. */
export function namedArgumentsOf(document, spec, options) {
  const values = Object.entries(spec).map(([name, each]) => [name, core.evalExpr(document, each, options)]);
  return values.some(([, value]) => isNothing(value)) ? undefined : Object.fromEntries(values);
}

/** An expression's value for one of the documents that an accumulator is given. */
export function valueFor(document, expression, options) {
  return core.evalExpr(document, expression, options.constructor.init(options).update({ root: document }));
}

/** Whether there is nothing: null or missing. */
export const isNothing = (/** @type {unknown} */ value) => value === null || value === undefined;
