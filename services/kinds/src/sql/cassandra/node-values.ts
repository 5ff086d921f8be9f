import { types } from 'cassandra-driver';
import { z } from 'zod';
import { TYPES } from '../compare/cell-class.js';
import type { Cell } from '../compare/result-set.js';
import type { ValueType } from './task-file.js';

const MOMENT = z.iso.datetime({ precision: 3 });

/** Whether histories may hold such a value; integers beyond 2⁵³ are written as texts. */
const VALUES: Readonly<Record<ValueType, z.ZodType>> = {
  text: z.string().max(10_000),
  int: z.int32(),
  bigint: z.union([z.int(), z.string().regex(/^-?\d{1,18}$/)]),
  double: z.number(),
  boolean: z.boolean(),
  timestamp: z.union([MOMENT, z.iso.datetime({ precision: 0 })]),
  date: z.iso.date(),
  uuid: z.uuid(),
};

/** What is wrong with a value of a history; undefined when nothing is. */
export const valueFault = (type: ValueType, value: unknown): string | undefined =>
  VALUES[type].safeParse(value).success ? undefined : `${JSON.stringify(value)} is no ${type}`;

/** A value of a history as the driver takes it for a column of a type. */
export function toColumn(value: unknown, column: string): unknown {
  const text = String(value);
  switch (column) {
    case 'bigint':
      return types.Long.fromString(text);
    case 'varint':
      return types.Integer.fromString(text);
    case 'decimal':
      return types.BigDecimal.fromString(text);
    case 'timestamp':
      return new Date(text);
    case 'date':
      return types.LocalDate.fromString(text);
    case 'uuid':
      return types.Uuid.fromString(text);
    default:
      return value;
  }
}

/** The class of a column by the number of its type in the protocol. */
export function classOfColumn(code: number): number {
  const { ascii, text, varchar, uuid, int, bigint, varint, smallint, tinyint } = types.dataTypes;
  if ([ascii, text, varchar, uuid].includes(code)) return TYPES.text;
  if ([int, bigint, varint, smallint, tinyint].includes(code)) return TYPES.integer;
  if ([types.dataTypes.float, types.dataTypes.double, types.dataTypes.decimal].includes(code))
    return TYPES.real;
  if (code === types.dataTypes.boolean) return TYPES.boolean;
  return [types.dataTypes.timestamp, types.dataTypes.date].includes(code) ? TYPES.moment : TYPES.unknown;
}

/** A cell as text, moments as comparing takes them. */
export function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  return String(value);
}
