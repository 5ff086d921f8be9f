import { canonicalCell, classOfType, isFloat, type CellClass } from './cell-class.js';
import { closeEnough } from './decimal.js';
import { matchVectors, type Vector } from './float-matching.js';
import type { Cell, ResultColumn, ResultSet, Row } from './result-set.js';

/** How the cells of a pair of results are compared, column by column. */
export interface ColumnPlan {
  readonly cellClass: CellClass;
  /** At least one side is floating point: finite numbers agree within a tolerance. */
  readonly approximate: boolean;
}

/** A row made comparable: its exact cells as one key, its approximate numbers separately. */
export interface Comparable {
  readonly key: string;
  readonly floats: Vector;
}

/** The rows that two bags do not have in common, as indices into each. */
export interface BagDifference {
  readonly missing: readonly number[];
  readonly extra: readonly number[];
}

/** One plan per column, by position; the expected side decides the class. */
export function planColumns(expected: ResultSet, actual: readonly ResultColumn[]): ColumnPlan[] {
  return expected.columns.map(({ type }, position) => ({
    cellClass: classOfType(type),
    approximate: isFloat(type) || isFloat(actual[position]?.type ?? 0),
  }));
}

/** Makes rows comparable under a plan. */
export function comparableRows(plan: readonly ColumnPlan[], rows: readonly Row[]): Comparable[] {
  return rows.map((row) => {
    const floats: number[] = [];
    const exact = plan.map((column, position) => exactPart(column, row[position] ?? null, floats));
    return { key: JSON.stringify(exact), floats };
  });
}

/** NULL, NaN and the infinities are exact even in a floating-point column; finite numbers go to `floats`. */
function exactPart(column: ColumnPlan, cell: Cell, floats: number[]): Cell {
  if (cell === null || !column.approximate) return canonicalCell(column.cellClass, cell);
  const value = Number(cell);
  if (!Number.isFinite(value)) return cell;
  floats.push(value);
  return '~';
}

/** Whether two rows hold the same values. */
export function sameRow(left: Comparable, right: Comparable): boolean {
  return (
    left.key === right.key && left.floats.every((value, at) => closeEnough(value, right.floats[at] ?? NaN))
  );
}

/**
 * Compares as bags: each row the expected number of times, in any order. Rows are grouped by their exact cells; floats are
 * matched within a group.
 */
export function compareBags(expected: readonly Comparable[], actual: readonly Comparable[]): BagDifference {
  const missing: number[] = [];
  const extra: number[] = [];
  const ours = groupByKey(actual);
  for (const [key, wanted] of groupByKey(expected)) {
    const found = ours.get(key) ?? [];
    ours.delete(key);
    const rest = matchGroup(wanted, found, expected, actual);
    missing.push(...rest.missing);
    extra.push(...rest.extra);
  }
  for (const found of ours.values()) extra.push(...found);
  return { missing: missing.sort(ascending), extra: extra.sort(ascending) };
}

function matchGroup(
  wanted: readonly number[],
  found: readonly number[],
  expected: readonly Comparable[],
  actual: readonly Comparable[],
): BagDifference {
  const hasFloats = wanted.some((index) => (expected[index]?.floats.length ?? 0) > 0);
  if (!hasFloats) return { missing: wanted.slice(found.length), extra: found.slice(wanted.length) };
  const vectors = (rows: readonly Comparable[], indices: readonly number[]): Vector[] =>
    indices.map((index) => rows[index]?.floats ?? []);
  const lonely = matchVectors(vectors(expected, wanted), vectors(actual, found));
  const at = (indices: readonly number[], places: readonly number[]): number[] =>
    places.flatMap((place) => indices[place] ?? []);
  return { missing: at(wanted, lonely.left), extra: at(found, lonely.right) };
}

function groupByKey(rows: readonly Comparable[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  rows.forEach(({ key }, index) => {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  });
  return groups;
}

const ascending = (left: number, right: number): number => left - right;
