import { z } from 'zod';
import { decodeText } from '../../judging/evidence-text.js';
import { TYPES } from '../compare/cell-class.js';
import type { Cell, ResultSet } from '../compare/result-set.js';

/** Where the program says that a query came to. */
const endSchema = z.object({
  end: z.enum(['done', 'refused', 'failed', 'forbidden', 'memory', 'stopped', 'rows', 'bytes', 'rowBytes']),
  message: z.string(),
  /** Byte of the query, or -1. */
  offset: z.number().int(),
});
export type SqliteEnd = z.infer<typeof endSchema>;

const columnsSchema = z.object({ columns: z.array(z.string()) });
const rowSchema = z.array(z.string().nullable());

/** The last line that the program printed, which says how the query ended. Throws when it says nothing. */
export function readEnd(stdout: Uint8Array): SqliteEnd {
  const last = linesOf(stdout).at(-1);
  if (last === undefined) throw new Error('the SQLite program ended without a word');
  return endSchema.parse(JSON.parse(last));
}

/** The rows before the last line, of a query that is done. */
export function readResult(stdout: Uint8Array): ResultSet {
  const [head, ...lines] = linesOf(stdout).slice(0, -1);
  const { columns } = columnsSchema.parse(JSON.parse(head ?? 'null'));
  const tagged = lines.map((line) => rowSchema.parse(JSON.parse(line)));
  return {
    columns: columns.map((name, at) => ({ name, type: typeOf(tagged.map((row) => row[at])) })),
    rows: tagged.map((row) => row.map((cell): Cell => (cell === null ? null : cell.slice(1)))),
  };
}

const linesOf = (stdout: Uint8Array): string[] =>
  decodeText(stdout)
    .split('\n')
    .filter((line) => line !== '');

const TYPE_OF_LETTER: Readonly<Record<string, number>> = {
  i: TYPES.integer,
  r: TYPES.real,
  t: TYPES.text,
  b: TYPES.binary,
};

/**
 * The type of a column by its cells, each of which has one of its own in SQLite: numbers are real where one of them is,
 * and other mixtures are of no type that a task asks for.
 */
function typeOf(cells: readonly (string | null | undefined)[]): number {
  const letters = new Set(cells.flatMap((cell) => (typeof cell === 'string' ? [cell.charAt(0)] : [])));
  if (letters.size === 2 && letters.has('i') && letters.has('r')) return TYPES.real;
  const [letter, another] = letters;
  if (letter === undefined) return TYPES.unknown;
  return another === undefined ? (TYPE_OF_LETTER[letter] ?? TYPES.mixed) : TYPES.mixed;
}
