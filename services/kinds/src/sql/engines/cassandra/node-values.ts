import { types } from 'cassandra-driver';
import type { Printable } from 'cassandra-driver/lib/requests.js';
import { z } from 'zod';
import { TYPES } from '../../compare/cell-class.js';
import type { Cell } from '../../compare/result-set.js';
import type { ValueType } from './value-types.js';

const MOMENT = z.iso.datetime({ precision: 3 });

/** Schemas of the values in workloads; integers beyond 2⁵³ are written as strings. */
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

/** What is wrong with a value of a workload; undefined when nothing is. */
export const valueFault = (type: ValueType, value: unknown): string | undefined =>
  VALUES[type].safeParse(value).success ? undefined : `${JSON.stringify(value)} is no ${type}`;

/** Converts a workload's value to what the driver expects for a column type. */
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

const { dataTypes } = types;
const CLASSES: readonly (readonly [readonly number[], number])[] = [
  [[dataTypes.ascii, dataTypes.text, dataTypes.varchar, dataTypes.uuid], TYPES.text],
  [[dataTypes.int, dataTypes.bigint, dataTypes.varint, dataTypes.smallint, dataTypes.tinyint], TYPES.integer],
  [[dataTypes.float, dataTypes.double, dataTypes.decimal], TYPES.real],
  [[dataTypes.boolean], TYPES.boolean],
  [[dataTypes.timestamp, dataTypes.date], TYPES.timestamp],
];

/** The type of a column by its type code in the protocol. */
export const classOfColumn = (code: number): number =>
  CLASSES.find(([codes]) => codes.includes(code))?.[1] ?? TYPES.unknown;

/** A cell as text, timestamps in the form that comparison expects. */
export function toCell(value: Printable | null | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  return value.toString();
}
