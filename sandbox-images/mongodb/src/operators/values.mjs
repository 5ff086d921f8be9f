import core from 'mingo/core';

import { argumentOf, isNothing } from './arguments.mjs';

/** Operators that MongoDB defines more strictly, or for more values, than the library does. */
export function createValues({ $arrayToObject }) {
  return {
    $size: (document, spec, options) => {
      const value = argumentOf('$size', document, spec, options);
      if (!Array.isArray(value)) throw new Error('$size needs an array; here is something else, or nothing');
      return value.length;
    },
    $switch: (document, spec, options) => {
      for (const branch of spec.branches)
        if (isTrue(core.evalExpr(document, branch.case, options)))
          return core.evalExpr(document, branch.then, options);
      if (!Object.hasOwn(spec, 'default'))
        throw new Error('$switch has no branch for a value, and no default');
      return core.evalExpr(document, spec.default, options);
    },
    $arrayToObject: (document, spec, options) =>
      $arrayToObject(document, Array.isArray(spec) && spec.length === 1 ? spec[0] : spec, options),
  };
}

const isTrue = (value) => !isNothing(value) && value !== false && value !== 0;
