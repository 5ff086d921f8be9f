import type { ResultSet, Row } from './result-set.js';

/** With more rows the search costs more than the sentence is worth. */
const MOST_ROWS = 200;
const MOST_COLUMNS = 20;

interface RowIndices {
  readonly missing: readonly number[];
  readonly extra: readonly number[];
}

/**
 * The positions of the columns, at most two, whose values alone are wrong: without them the extra rows are the missing
 * ones. Undefined if rows differ in another way. Cells are compared as text, so a task's tolerance is ignored.
 */
export function findWrongColumns(
  expected: ResultSet,
  actual: ResultSet,
  { missing, extra }: RowIndices,
): readonly number[] | undefined {
  const width = expected.columns.length;
  const comparable = missing.length === extra.length && missing.length > 0 && missing.length <= MOST_ROWS;
  if (!comparable || width !== actual.columns.length || width > MOST_COLUMNS) return undefined;
  const wanted = missing.map((index) => expected.rows[index] ?? []);
  const found = extra.map((index) => actual.rows[index] ?? []);
  return candidates(width).find((columns) => areAlikeWithout(columns, wanted, found));
}

/** Single columns first. At least one column must remain to identify the rows. */
function candidates(width: number): number[][] {
  const positions = Array.from({ length: width }, (_, position) => position);
  const pairs = positions.flatMap((one) => positions.slice(one + 1).map((other) => [one, other]));
  return [...positions.map((position) => [position]), ...pairs].filter(({ length }) => length < width);
}

function areAlikeWithout(columns: readonly number[], wanted: readonly Row[], found: readonly Row[]): boolean {
  const keys = (rows: readonly Row[]): string[] =>
    rows.map((row) => JSON.stringify(row.filter((_, position) => !columns.includes(position)))).sort();
  const others = keys(found);
  return keys(wanted).every((key, index) => key === others[index]);
}
