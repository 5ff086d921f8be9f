import { canonicalDecimal } from './decimal.js';
import { canonicalJson } from './json-text.js';
import { canonicalTimestamp } from './timestamp.js';
import type { Cell } from './result-set.js';

/** The kind of value that a column holds; cells of different classes are never equal. */
export type CellClass =
  | 'number'
  | 'text'
  | 'boolean'
  | 'moment'
  | 'time'
  | 'interval'
  | 'json'
  | 'uuid'
  | 'binary'
  /** The column's cells are of several classes, which only some engines allow. */
  | 'mixed'
  /** The engine has no column types, and no cell shows one. */
  | 'unknown'
  | 'other';

/** Types that engines report for columns; values above zero are PostgreSQL's own ids. */
export const TYPES = {
  integer: 20,
  real: 701,
  text: 25,
  binary: 17,
  boolean: 16,
  decimal: 1700,
  timestamp: 1184,
  time: 1083,
  json: 3802,
  mixed: -1,
  unknown: -2,
  /** JSON in an engine that stores it as text. */
  jsonText: -3,
} as const;

// Object ids of PostgreSQL's built-in types (src/include/catalog/pg_type.dat); they never change.
const CLASS_OF_TYPE = new Map<number, CellClass>([
  ...[20, 21, 23, 700, 701, 1700].map((oid) => [oid, 'number'] as const),
  ...[18, 19, 25, 705, 1042, 1043].map((oid) => [oid, 'text'] as const),
  [16, 'boolean'],
  ...[1082, 1114, 1184].map((oid) => [oid, 'moment'] as const),
  ...[1083, 1266].map((oid) => [oid, 'time'] as const),
  [1186, 'interval'],
  ...[114, 3802].map((oid) => [oid, 'json'] as const),
  [2950, 'uuid'],
  [17, 'binary'],
  [TYPES.mixed, 'mixed'],
  [TYPES.unknown, 'unknown'],
  [TYPES.jsonText, 'json'],
]);
const FLOAT_TYPES = new Set([700, 701]);

// Types created by a schema start here. Results can only contain enums, which read and compare as text.
const FIRST_SCHEMA_TYPE = 16_384;

/** The class of a type by its object id. */
export function classOfType(type: number): CellClass {
  if (type >= FIRST_SCHEMA_TYPE) return 'text';
  return CLASS_OF_TYPE.get(type) ?? 'other';
}

/** Whether cells of two types may be equal: types of one class, and JSON stored as text with any text. */
export function isComparable(one: number, other: number): boolean {
  const classes = [classOfType(one), classOfType(other)];
  if (classes[0] === classes[1] || classes.includes('unknown')) return true;
  return classes.includes('text') && [one, other].includes(TYPES.jsonText);
}

/** Whether a type holds approximate numbers, which are compared within a tolerance. */
export function isFloat(type: number): boolean {
  return FLOAT_TYPES.has(type);
}

/** One spelling for each value of a class, so that equal values are equal strings. Text stays exactly as it is. */
export function canonicalCell(cellClass: CellClass, cell: Cell): Cell {
  if (cell === null) return null;
  if (cellClass === 'number') return canonicalDecimal(cell);
  if (cellClass === 'moment') return canonicalTimestamp(cell);
  if (cellClass === 'json') return canonicalJson(cell);
  return cell;
}
