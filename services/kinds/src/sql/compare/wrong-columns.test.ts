import { describe, expect, it } from 'vitest';
import type { ResultSet, Row } from './result-set.js';
import { findWrongColumns } from './wrong-columns.js';

const table = (...rows: Row[]): ResultSet => ({
  columns: ['day', 'room', 'total'].map((name) => ({ name, type: 25 })),
  rows,
});
const all = ({ rows }: ResultSet): number[] => rows.map((_, index) => index);
const find = (expected: ResultSet, actual: ResultSet) =>
  findWrongColumns(expected, actual, { missing: all(expected), extra: all(actual) });

describe('the columns in which rows are wrong', () => {
  it('are those without which the rows are the expected ones, in any order', () => {
    const expected = table(['1', 'a', '66.7'], ['2', 'b', null]);
    expect(find(expected, table(['2', 'b', '0'], ['1', 'a', '66']))).toEqual([2]);
    expect(find(expected, table(['3', 'b', null], ['3', 'a', '66.7']))).toEqual([0]);
    expect(find(expected, table(['1', 'x', '5'], ['2', 'y', '6']))).toEqual([1, 2]);
  });

  it('are unknown if all columns are wrong, the number of rows differs, or the columns are others', () => {
    const expected = table(['1', 'a', '66.7']);
    expect(find(expected, table(['2', 'b', '66']))).toBeUndefined();
    expect(find(expected, table(['1', 'a', '66'], ['1', 'a', '67']))).toBeUndefined();
    expect(find(expected, { columns: [{ name: 'day', type: 25 }], rows: [['1']] })).toBeUndefined();
    expect(find(table(), table())).toBeUndefined();
  });

  it('do not confuse rows that differ only in these columns', () => {
    const expected = table(['1', 'a', '1'], ['1', 'a', '2'], ['2', 'a', '1']);
    expect(find(expected, table(['1', 'a', '3'], ['1', 'a', '4'], ['2', 'a', '5']))).toEqual([2]);
    expect(find(expected, table(['1', 'a', '3'], ['2', 'a', '4'], ['2', 'a', '5']))).toEqual([0, 2]);
  });

  it('are not searched for among many rows', () => {
    const many = (total: string) =>
      table(...Array.from({ length: 201 }, (_, day): Row => [`${day}`, 'a', total]));
    expect(find(many('1'), many('2'))).toBeUndefined();
  });
});
