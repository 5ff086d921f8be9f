import { TYPES } from '../compare/cell-class.js';
import type { Cell, ResultSet } from '../compare/result-set.js';
import type { DesignAnswer } from './outcome.js';

const MISSING = '-';
/** Of PostgreSQL's types those whose values a document has; the comparison tells classes by them. */
const TYPE_OF_KIND: Readonly<Record<string, number>> = {
  i: TYPES.integer,
  r: TYPES.real,
  t: TYPES.text,
  b: 16,
  d: 1184,
  j: 3802,
};

/** The first column that some document does not have as a field. */
export function missingColumn({ rows }: DesignAnswer, columns: readonly string[]): string | undefined {
  return columns.find((_name, place) => rows.some((row) => row[place] === MISSING));
}

/** Documents as rows, of which a column is of the class of its cells. */
export function answerSet({ rows }: DesignAnswer, columns: readonly string[]): ResultSet {
  return {
    columns: columns.map((name, place) => ({ name, type: typeOf(rows.map((row) => row[place])) })),
    rows: rows.map((row) => row.map((cell): Cell => (cell === null ? null : cell.slice(1)))),
  };
}

function typeOf(cells: readonly (string | null | undefined)[]): number {
  const kinds = new Set(cells.flatMap((cell) => (typeof cell === 'string' ? [cell.charAt(0)] : [])));
  if (kinds.size === 2 && kinds.has('i') && kinds.has('r')) return TYPES.real;
  const [kind, another] = kinds;
  if (kind === undefined) return TYPES.unknown;
  return another === undefined ? (TYPE_OF_KIND[kind] ?? TYPES.mixed) : TYPES.mixed;
}
