import { MISSING_FIELD, type ResultSet, type Row } from './result-set.js';

/** Documents with their fields in the expected order, or the field names that differ. */
export function fieldsBeside(
  expected: ResultSet,
  actual: ResultSet,
): ResultSet | { readonly missing: readonly string[]; readonly extra: readonly string[] } {
  const wanted = expected.columns.map(({ name }) => name);
  const found = actual.columns.map(({ name }) => name);
  const missing = wanted.filter((name) => !found.includes(name));
  const extra = found.filter((name) => !wanted.includes(name));
  if (missing.length + extra.length > 0) return { missing, extra };
  const places = wanted.map((name) => found.indexOf(name));
  const pick = <T>(items: readonly T[]): T[] => places.flatMap((place) => items.slice(place, place + 1));
  return { ...actual, columns: pick(actual.columns), rows: actual.rows.map((row) => pick(row)) };
}

/** A result as it is shown: with its fields in the expected order, if they are the expected ones. */
export function shownBeside(expected: ResultSet, actual: ResultSet): ResultSet {
  if (expected.documents !== true) return actual;
  const beside = fieldsBeside(expected, actual);
  return 'missing' in beside ? actual : beside;
}

/** The same documents with null in place of missing fields. */
export function withNullForMissing(result: ResultSet): ResultSet {
  const blur = (row: Row): Row => row.map((cell) => (cell === MISSING_FIELD ? null : cell));
  return { ...result, rows: result.rows.map(blur) };
}
