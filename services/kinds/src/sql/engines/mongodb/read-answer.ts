import { z } from 'zod';
import { TYPES } from '../../compare/cell-class.js';
import { MISSING_FIELD, type Cell, type ResultSet } from '../../compare/result-set.js';

/** The program's answer to a command. */
export const answerSchema = z.discriminatedUnion('end', [
  z.object({
    end: z.literal('done'),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string().nullable())),
  }),
  z.object({ end: z.enum(['rows', 'bytes', 'rowBytes']) }),
  /** `broken` if the command itself was wrong, not the pipeline. */
  z.object({ end: z.enum(['failed', 'memory', 'broken']), message: z.string() }),
]);

/** The cell of a field that the document lacks. */
export const MISSING = '-';

const TYPE_OF_LETTER: Readonly<Record<string, number>> = {
  i: TYPES.integer,
  r: TYPES.real,
  t: TYPES.text,
  b: TYPES.boolean,
  d: TYPES.timestamp,
  j: TYPES.json,
};

/** Documents as rows: a column for each field that any of them has. */
export function readRows(
  columns: readonly string[],
  tagged: readonly (readonly (string | null)[])[],
): ResultSet {
  return {
    documents: true,
    columns: columns.map((name, at) => ({ name, type: typeOf(tagged.map((row) => row[at])) })),
    rows: tagged.map((row) => row.map(cellOf)),
  };
}

function cellOf(cell: string | null): Cell {
  if (cell === null) return null;
  if (cell === MISSING) return MISSING_FIELD;
  // No text of a document may look like a missing field.
  return cell.slice(1).replaceAll(MISSING_FIELD, '\u{FFFD}');
}

function typeOf(cells: readonly (string | null | undefined)[]): number {
  const letters = new Set(
    cells.flatMap((cell) => (typeof cell === 'string' && cell !== MISSING ? [cell.charAt(0)] : [])),
  );
  if (letters.size === 2 && letters.has('i') && letters.has('r')) return TYPES.real;
  const [letter, another] = letters;
  if (letter === undefined) return TYPES.unknown;
  return another === undefined ? (TYPE_OF_LETTER[letter] ?? TYPES.mixed) : TYPES.mixed;
}
