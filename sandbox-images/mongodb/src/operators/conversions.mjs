import core from 'mingo/core';

import { argumentOf, isNothing } from './arguments.mjs';

const INT_LIMIT = 2 ** 31;
const DATE_TEXT = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

function wrong(value, to) {
  throw new Error(`${JSON.stringify(value) ?? 'nothing'} cannot be converted to ${to}`);
}

/** A number of a text, a boolean, a date or a number. */
function toNumber(value, to, pattern) {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date && to !== 'int') return value.getTime();
  if (typeof value === 'string' && pattern.test(value)) return Number(value);
  return wrong(value, to);
}

function toWhole(value, to, limit) {
  const number = Math.trunc(toNumber(value, to, /^[+-]?\d+$/));
  return Number.isFinite(number) && number >= -limit && number < limit ? number : wrong(value, to);
}

export function toDate(value) {
  const text = typeof value === 'string' && DATE_TEXT.test(value) ? value : undefined;
  // A text without a zone is in UTC, not in the machine's.
  const zoned =
    text === undefined || text.length === 10 || /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`;
  const date = new Date(zoned ?? (typeof value === 'number' || value instanceof Date ? value : NaN));
  return Number.isNaN(date.getTime()) ? wrong(value, 'date') : date;
}

function toText(value) {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return wrong(value, 'string');
  return String(value);
}

/** By the names and the numbers of types. */
const TO = new Map([
  ['double', (value) => toNumber(value, 'double', /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/)],
  ['int', (value) => toWhole(value, 'int', INT_LIMIT)],
  ['long', (value) => toWhole(value, 'long', Number.MAX_SAFE_INTEGER)],
  // Of a text only whether there is one counts, and there is.
  ['bool', (value) => (typeof value === 'number' ? value !== 0 : value !== false)],
  ['string', toText],
  ['date', toDate],
]);
const NUMBERS = new Map([
  [1, 'double'],
  [2, 'string'],
  [8, 'bool'],
  [9, 'date'],
  [16, 'int'],
  [18, 'long'],
]);

const converting = (name, type) => [
  name,
  (document, spec, options) => {
    const value = argumentOf(name, document, spec, options);
    return isNothing(value) ? null : TO.get(type)(value);
  },
];

/** `$convert` and its short forms, which read a text as a whole or not at all. */
export const CONVERSIONS = {
  ...Object.fromEntries([
    converting('$toDouble', 'double'),
    converting('$toInt', 'int'),
    converting('$toLong', 'long'),
    converting('$toBool', 'bool'),
    converting('$toString', 'string'),
    converting('$toDate', 'date'),
  ]),
  $convert: (document, { input, to, onError, onNull }, options) => {
    const value = core.evalExpr(document, input, options);
    if (isNothing(value)) return onNull === undefined ? null : core.evalExpr(document, onNull, options);
    const type = core.evalExpr(document, to, options);
    const convert = TO.get(NUMBERS.get(type) ?? type);
    if (convert === undefined) throw new Error(`$convert: there is no type ${String(type)}`);
    try {
      return convert(value);
    } catch (error) {
      if (onError === undefined) throw error;
      return core.evalExpr(document, onError, options);
    }
  },
};
