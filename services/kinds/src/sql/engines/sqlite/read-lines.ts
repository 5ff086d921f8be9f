import { z } from 'zod';
import { decodeText } from '../../../judging/evidence-text.js';
import { TYPES } from '../../compare/cell-class.js';
import type { Cell, ResultSet } from '../../compare/result-set.js';

/** The program's report of how a query ended. */
const endSchema = z.object({
  end: z.enum([
    ...([
      'done',
      'refused',
      'failed',
      'forbidden',
      'memory',
      'stopped',
      'rows',
      'bytes',
      'rowBytes',
    ] as const),
    // A statement that creates an index, or one of the application's writes, failed.
    ...(['index', 'write'] as const),
  ]),
  message: z.string(),
  /** Byte offset in the query, or -1; for an index or a write, the number of its statement from 0. */
  offset: z.number().int(),
});
export type SqliteEnd = z.infer<typeof endSchema>;

/** The counted cost of a query, its indexes and the application's writes. */
const countsSchema = z.object({
  /** Tables that it read completely. */
  scanned: z.array(z.string()),
  /** Steps of the engine's virtual machine, and the same for the writes. */
  steps: z.number().int().nonnegative(),
  written: z.number().int().nonnegative(),
  indexes: z.number().int().nonnegative(),
  /** Size of the indexes, in whole pages. */
  bytes: z.number().int().nonnegative(),
});
export type SqliteCounts = z.infer<typeof countsSchema>;

const columnsSchema = z.object({ columns: z.array(z.string()) });
const rowSchema = z.array(z.string().nullable());

/** Reads the program's last line, which says how the query ended. Throws if there is none. */
export function readEnd(stdout: Uint8Array): SqliteEnd {
  const last = linesOf(stdout).at(-1);
  if (last === undefined) throw new Error('the SQLite program ended without a word');
  return endSchema.parse(JSON.parse(last));
}

/** The rows of a finished query: all lines before the last. */
export const readResult = (stdout: Uint8Array): ResultSet => resultOf(linesOf(stdout).slice(0, -1));

/** The rows and the counts of a counted query. */
export function readCounted(stdout: Uint8Array): {
  readonly result: ResultSet;
  readonly counts: SqliteCounts;
} {
  const lines = linesOf(stdout);
  const counts = countsSchema.parse(JSON.parse(lines.at(-2) ?? 'null'));
  return { result: resultOf(lines.slice(0, -2)), counts };
}

function resultOf([head, ...lines]: readonly string[]): ResultSet {
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
 * The type of a column from its cells, because each cell has its own type in SQLite. Numbers are real if any of them is;
 * other mixtures have no type that a task could require.
 */
function typeOf(cells: readonly (string | null | undefined)[]): number {
  const letters = new Set(cells.flatMap((cell) => (typeof cell === 'string' ? [cell.charAt(0)] : [])));
  if (letters.size === 2 && letters.has('i') && letters.has('r')) return TYPES.real;
  const [letter, another] = letters;
  if (letter === undefined) return TYPES.unknown;
  return another === undefined ? (TYPE_OF_LETTER[letter] ?? TYPES.mixed) : TYPES.mixed;
}
