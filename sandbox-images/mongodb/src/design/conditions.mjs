import { isDocument } from './kinds.mjs';

const RANGES = new Set(['$gt', '$gte', '$lt', '$lte']);

/**
 * What a filter asks of single fields and an index can serve: `{ path, points }` (one of these values) or
 * `{ path, range }`. `element` marks conditions that one element of an array meets together. Everything else in a filter
 * (`$or`, `$ne`, `$exists`, `$expr`, …) is only tested on documents that were found otherwise.
 */
export function conditionsOf(filter, prefix = '', element = undefined) {
  return Object.entries(filter).flatMap(([key, value]) => {
    if (key === '$and') return value.flatMap((part) => conditionsOf(part, prefix, element));
    if (key.startsWith('$')) return [];
    return conditionsOn(`${prefix}${key}`, value, element);
  });
}

function conditionsOn(path, value, element) {
  if (!isOperators(value)) return isPoint(value) ? [{ path, element, points: [value] }] : [];
  const found = [];
  if (isPoint(value.$eq) && Object.hasOwn(value, '$eq')) found.push({ path, element, points: [value.$eq] });
  if (Array.isArray(value.$in) && value.$in.every(isPoint)) found.push({ path, element, points: value.$in });
  const range = Object.entries(value).filter(([name]) => RANGES.has(name));
  if (range.length > 0) found.push({ path, element, range: Object.fromEntries(range) });
  if (value.$elemMatch !== undefined) found.push(...elementConditions(path, value.$elemMatch));
  return found;
}

function elementConditions(path, filter) {
  const element = Symbol(path);
  const isOnScalars = Object.keys(filter).every((key) => key.startsWith('$') && key !== '$and');
  return isOnScalars ? conditionsOn(path, filter, element) : conditionsOf(filter, `${path}.`, element);
}

/** Arrays and regular expressions match in ways that an index's order does not serve. */
const isPoint = (value) => !Array.isArray(value) && !(value instanceof RegExp);

export const isOperators = (value) =>
  isDocument(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => key.startsWith('$'));
