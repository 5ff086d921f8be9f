import { TYPES } from '../../compare/cell-class.js';
import type { Cell } from '../../compare/result-set.js';

/** The server's description of a result column. */
export interface FieldInfo {
  readonly name: string;
  /** The protocol's number of the type. */
  readonly columnType?: number;
  readonly characterSet?: number;
  /** Format of a text, such as `json`; from the server's extended metadata. */
  readonly extendedFormat?: string;
}

/** The protocol's type numbers (include/mysql_com.h of MariaDB's sources); they never change. */
const BIT = 16;
const TIME = 11;
const TYPE_OF_NUMBER: ReadonlyMap<number, number> = new Map([
  // TINY, SHORT, LONG, LONGLONG, INT24, YEAR; a boolean is a TINY.
  ...[1, 2, 3, 8, 9, 13, BIT].map((number) => [number, TYPES.integer] as const),
  ...[0, 246].map((number) => [number, TYPES.decimal] as const),
  ...[4, 5].map((number) => [number, TYPES.real] as const),
  [6, TYPES.unknown],
  // TIMESTAMP, DATE, DATETIME, NEWDATE.
  ...[7, 10, 12, 14].map((number) => [number, TYPES.timestamp] as const),
  [TIME, TYPES.time],
  // ENUM, SET.
  ...[247, 248].map((number) => [number, TYPES.text] as const),
]);
/** VARCHAR, the BLOBs and TEXTs, VAR_STRING, STRING: bytes if their character set is `binary`. */
const STRINGS = new Set([15, 249, 250, 251, 252, 253, 254]);
const BINARY_CHARACTERS = 63;

/** The type of a column, in the form that all engines share for comparison. */
export function typeOfField({ columnType, characterSet, extendedFormat }: FieldInfo): number {
  if (columnType === undefined) return TYPES.unknown;
  if (!STRINGS.has(columnType)) return TYPE_OF_NUMBER.get(columnType) ?? TYPES.mixed;
  if (extendedFormat === 'json') return TYPES.jsonText;
  return characterSet === BINARY_CHARACTERS ? TYPES.binary : TYPES.text;
}

/** A cell as text, from the server's bytes: numbers and timestamps as the server writes them, bytes in hex. */
export function readCell(field: FieldInfo, bytes: Buffer | null): Cell {
  if (bytes === null) return null;
  if (field.columnType === BIT) return BigInt(`0x${bytes.toString('hex') || '0'}`).toString();
  if (typeOfField(field) === TYPES.binary) return bytes.toString('hex');
  const text = bytes.toString('utf8');
  // The same time of day may have six decimal places or none.
  return field.columnType === TIME && text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
