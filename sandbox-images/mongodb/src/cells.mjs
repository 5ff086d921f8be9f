/** Stands where a document does not have a field that another one has. */
export const MISSING = '-';

/**
 * A value as one text: a letter for its kind, then the value. Null is null.
 *
 * @param {unknown} value
 * @returns {string | null}
 */
export function toCell(value) {
  if (value === null) return null;
  switch (typeof value) {
    case 'number':
      return `${Number.isInteger(value) ? 'i' : 'r'}${Object.is(value, -0) ? '0' : String(value)}`;
    case 'string':
      return `t${value}`;
    case 'boolean':
      return `b${value}`;
    case 'object':
      return value instanceof Date ? `d${momentText(value)}` : `j${JSON.stringify(toPlain(value))}`;
    default:
      throw new TypeError(`a ${typeof value} is no value of a document`);
  }
}

/** What stands in documents and arrays, with dates as Extended JSON has them. @param {unknown} value */
function toPlain(value) {
  if (value instanceof Date) return { $date: value.toISOString() };
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } };
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : toPlain(item)));
  if (typeof value === 'number' && !Number.isFinite(value)) return { $numberDouble: String(value) };
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) => (held === undefined ? [] : [[key, toPlain(held)]])),
  );
}

/** In UTC, `2026-03-01 12:30:00.5`. @param {Date} date */
function momentText(date) {
  return date.toISOString().replace('T', ' ').replace('Z', '');
}
