import { expect, test } from '@jest/globals';
import { causeOf } from './cause-of.js';
import { ResultReader } from './result-reader.js';

const CAPS = { rows: 3, bytes: 20, rowBytes: 10 };
const row = (...cells: (string | null)[]) => cells.map((cell) => (cell === null ? null : Buffer.from(cell)));

test('the last result with columns counts, and every result counts as one that came', () => {
  const reader = new ResultReader(CAPS);
  reader.begin(undefined);
  reader.begin([{ name: 'a' }]);
  expect(reader.take(row('1'))).toBeUndefined();
  reader.begin([{ name: 'b' }, { name: 'c' }]);
  expect(reader.take(row('é', null))).toBeUndefined();
  reader.begin(undefined);
  expect(reader.complete()).toBe(4);
  const { columns, rows } = reader.result();
  expect(columns.map(({ name }) => name)).toEqual(['b', 'c']);
  expect(rows).toEqual([['é', null]]);
});

test.each([
  ['a row', 'rowBytes', [row('12345678901')]],
  ['all rows together', 'bytes', [row('1234567890'), row('1234567890'), row('1')]],
  ['their number', 'rows', [row('1'), row('2'), row('3'), row('4')]],
] as const)('%s may be too large', (_what, told, rows) => {
  const reader = new ResultReader(CAPS);
  reader.begin([{ name: 'a' }]);
  expect(rows.map((each) => reader.take(each)).at(-1)).toBe(told);
});

test('results of one text share the bounds', () => {
  const reader = new ResultReader(CAPS);
  const told = ['1', '2', '3', '4'].map((cell) => {
    reader.begin([{ name: 'a' }]);
    return reader.take(row(cell));
  });
  expect(told).toEqual([undefined, undefined, undefined, 'rows']);
});

test('errors whose SQLSTATE says little are told by their number', () => {
  expect([1064, 1142, 1114, 1062].map(causeOf)).toEqual(['syntax', 'forbidden', 'memory', undefined]);
});
