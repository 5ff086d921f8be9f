import { compareBags, comparableRows, planColumns, sameRow, type Comparable } from './bag.js';
import { classOfType, isComparable, type CellClass } from './cell-class.js';
import { fieldsBeside, withNullForMissing } from './document-fields.js';
import type { ResultSet, Row } from './result-set.js';

/** What a task requires of order and column names. */
export interface ComparisonRule {
  readonly order:
    | { readonly by: 'none' }
    /** Rows are sorted by these columns of the reference; rows with equal keys may come in any order. */
    | { readonly by: 'keys'; readonly keys: readonly string[] }
    | { readonly by: 'full' };
  readonly columns: 'ignore' | 'match';
}

/** The first difference between a result and the expected one, listed in the order in which they are checked. */
export type Difference =
  | { readonly kind: 'column-count'; readonly expected: number; readonly actual: number }
  | {
      readonly kind: 'cell-class';
      readonly position: number;
      readonly expected: CellClass;
      readonly actual: CellClass;
    }
  /** Documents: fields that none has, and fields that some have but should not. */
  | { readonly kind: 'fields'; readonly missing: readonly string[]; readonly extra: readonly string[] }
  /** Documents have the right values, but a field is null where it should be missing, or the reverse. */
  | { readonly kind: 'null-for-missing' }
  | { readonly kind: 'rows'; readonly missing: readonly number[]; readonly extra: readonly number[] }
  /** All columns have the right values, but they are in the wrong order. */
  | { readonly kind: 'column-order' }
  | { readonly kind: 'column-names' }
  /** The right rows in the wrong order; `position` (from 0) is the first that differs. */
  | { readonly kind: 'row-order'; readonly position: number };

/** Compares a result with the expected one; undefined when it satisfies the rule. Pure. */
export function compareResults(
  expected: ResultSet,
  actual: ResultSet,
  rule: ComparisonRule,
): Difference | undefined {
  if (expected.documents === true) return compareDocuments(expected, actual, rule);
  return compareRows(expected, actual, rule);
}

/** Fields have no order; without documents there are none to compare. */
function compareDocuments(
  expected: ResultSet,
  actual: ResultSet,
  rule: ComparisonRule,
): Difference | undefined {
  const everyRow = ({ rows }: ResultSet): number[] => rows.map((_, index) => index);
  if (expected.rows.length === 0 || actual.rows.length === 0) {
    const rows = { missing: everyRow(expected), extra: everyRow(actual) };
    return rows.missing.length + rows.extra.length === 0 ? undefined : { kind: 'rows', ...rows };
  }
  const beside = fieldsBeside(expected, actual);
  if ('missing' in beside) return { kind: 'fields', ...beside };
  const difference = compareRows(expected, beside, rule);
  if (difference?.kind !== 'rows') return difference;
  const blurred = compareRows(withNullForMissing(expected), withNullForMissing(beside), rule);
  return blurred?.kind === 'rows' || blurred?.kind === 'cell-class'
    ? difference
    : { kind: 'null-for-missing' };
}

function compareRows(expected: ResultSet, actual: ResultSet, rule: ComparisonRule): Difference | undefined {
  if (expected.columns.length !== actual.columns.length)
    return { kind: 'column-count', expected: expected.columns.length, actual: actual.columns.length };
  const named = sameNames(expected, actual);
  if (rule.columns === 'match' && !named && holdsWhenReordered(expected, actual))
    return { kind: 'column-order' };
  const otherClass = findOtherClass(expected, actual);
  if (otherClass !== undefined) return otherClass;
  const plan = planColumns(expected, actual.columns);
  const wanted = comparableRows(plan, expected.rows);
  const found = comparableRows(plan, actual.rows);
  const bags = compareBags(wanted, found);
  if (bags.missing.length + bags.extra.length > 0) return { kind: 'rows', ...bags };
  if (rule.columns === 'match' && !named) return { kind: 'column-names' };
  return findDisorder(expected, actual, wanted, found, rule);
}

function sameNames(expected: ResultSet, actual: ResultSet): boolean {
  return expected.columns.every(({ name }, position) => name === actual.columns[position]?.name);
}

/** A column whose cells are of another class. A column that holds only NULLs, on either side, has no class. */
function findOtherClass(expected: ResultSet, actual: ResultSet): Difference | undefined {
  for (const [position, column] of expected.columns.entries()) {
    const type = actual.columns[position]?.type ?? 0;
    if (isComparable(column.type, type) || actual.rows.every((row) => row[position] === null)) continue;
    return {
      kind: 'cell-class',
      position,
      expected: classOfType(column.type),
      actual: classOfType(type),
    };
  }
  return undefined;
}

function holdsWhenReordered(expected: ResultSet, actual: ResultSet): boolean {
  const names = actual.columns.map(({ name }) => name);
  const places = expected.columns.map(({ name }) => names.indexOf(name));
  if (new Set(places).size !== expected.columns.length || places.includes(-1)) return false;
  const reorder = <T>(items: readonly T[]): T[] => places.flatMap((place) => items.slice(place, place + 1));
  const reordered = { columns: reorder(actual.columns), rows: actual.rows.map((row) => reorder(row)) };
  return compareResults(expected, reordered, { order: { by: 'none' }, columns: 'ignore' }) === undefined;
}

function findDisorder(
  expected: ResultSet,
  actual: ResultSet,
  wanted: readonly Comparable[],
  found: readonly Comparable[],
  rule: ComparisonRule,
): Difference | undefined {
  if (rule.order.by === 'none') return undefined;
  const position =
    rule.order.by === 'full'
      ? firstUnequal(wanted, found)
      : firstKeyDisorder(expected, actual, wanted, found, rule.order.keys);
  return position === -1 ? undefined : { kind: 'row-order', position };
}

function firstUnequal(wanted: readonly Comparable[], found: readonly Comparable[]): number {
  return wanted.findIndex((row, at) => {
    const other = found[at];
    return other === undefined || !sameRow(row, other);
  });
}

/** Keys must agree row by row, and each run of equal keys must hold the same bag of rows. */
function firstKeyDisorder(
  expected: ResultSet,
  actual: ResultSet,
  wanted: readonly Comparable[],
  found: readonly Comparable[],
  keys: readonly string[],
): number {
  const places = keys.map((key) => keyPosition(expected, key));
  const pick = (rows: readonly Row[]): Row[] => rows.map((row) => places.map((place) => row[place] ?? null));
  const allPlans = planColumns(expected, actual.columns);
  const plan = places.flatMap((place) => allPlans.slice(place, place + 1));
  const wantedKeys = comparableRows(plan, pick(expected.rows));
  const unequal = firstUnequal(wantedKeys, comparableRows(plan, pick(actual.rows)));
  if (unequal !== -1) return unequal;
  return runsOfEqual(wantedKeys).find(([from, to]) => differs(wanted, found, from, to))?.[0] ?? -1;
}

function differs(
  wanted: readonly Comparable[],
  found: readonly Comparable[],
  from: number,
  to: number,
): boolean {
  const { missing } = compareBags(wanted.slice(from, to), found.slice(from, to));
  return missing.length > 0;
}

function runsOfEqual(keys: readonly Comparable[]): (readonly [number, number])[] {
  const starts = keys.flatMap((key, at) => {
    const before = keys[at - 1];
    return before !== undefined && sameRow(before, key) ? [] : [at];
  });
  return starts.map((from, index) => [from, starts[index + 1] ?? keys.length]);
}

function keyPosition(expected: ResultSet, key: string): number {
  const position = expected.columns.findIndex(({ name }) => name === key);
  if (position === -1) throw new Error(`the reference's result has no column ${key} to order by`);
  return position;
}
