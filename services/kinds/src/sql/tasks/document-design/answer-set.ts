import type { ResultSet } from '../../compare/result-set.js';
import { MISSING, readRows } from '../../engines/mongodb/read-answer.js';
import type { DesignAnswer } from './outcome.js';

/** The first column that is not a field of every document. */
export function missingColumn({ rows }: DesignAnswer, columns: readonly string[]): string | undefined {
  return columns.find((_name, place) => rows.some((row) => row[place] === MISSING));
}

/** Documents as rows of the columns that their access path defines. */
export const answerSet = ({ rows }: DesignAnswer, columns: readonly string[]): ResultSet =>
  readRows(columns, rows);
