import core from 'mingo/core';

import { argumentOf, isNothing } from './arguments.mjs';

const MONTHS = new Map([
  ['month', 1],
  ['quarter', 3],
  ['year', 12],
]);

/** A day of a month that is too short becomes its last. */
function addMonths(date, months) {
  const first = new Date(date);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), days));
  return first;
}

const moving = (name, sign, usual) => (document, spec, options) => {
  const [start, unit, amount] = [spec.startDate, spec.unit, spec.amount].map((each) =>
    core.evalExpr(document, each, options),
  );
  if ([start, unit, amount].some(isNothing)) return null;
  if (!Number.isInteger(amount)) throw new Error(`${name} needs a whole number as amount`);
  if (!(start instanceof Date)) throw new Error(`${name} needs a date as startDate`);
  const months = MONTHS.get(unit);
  if (months === undefined || spec.timezone !== undefined) return usual(document, spec, options);
  return addMonths(start, sign * months * amount);
};

/** Operators that MongoDB defines more strictly, or for more values, than the library does. */
export function createValues({ $dateAdd, $dateSubtract, $arrayToObject }) {
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
    $dateAdd: moving('$dateAdd', 1, $dateAdd),
    $dateSubtract: moving('$dateSubtract', -1, $dateSubtract),
  };
}

const isTrue = (value) => !isNothing(value) && value !== false && value !== 0;
