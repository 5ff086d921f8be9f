import { expect, test } from 'vitest';
import { classOfType, isFloat } from '../../compare/cell-class.js';
import { causeOf } from './cause-of.js';
import { ResultReader } from './result-reader.js';

const CAPS = { rows: 3, bytes: 20, rowBytes: 10 };
const row = (...cells: (string | null)[]) => cells.map((cell) => (cell === null ? null : Buffer.from(cell)));

test('the last result with columns is used, and all results are counted', () => {
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
] as const)('%s may be too large', (_what, exceeded, rows) => {
  const reader = new ResultReader(CAPS);
  reader.begin([{ name: 'a' }]);
  expect(rows.map((each) => reader.take(each)).at(-1)).toBe(exceeded);
});

test('results of one text share the limits', () => {
  const reader = new ResultReader(CAPS);
  const exceeded = ['1', '2', '3', '4'].map((cell) => {
    reader.begin([{ name: 'a' }]);
    return reader.take(row(cell));
  });
  expect(exceeded).toEqual([undefined, undefined, undefined, 'rows']);
});

test('errors with an ambiguous SQLSTATE are classified by their number', () => {
  expect([1064, 1142, 1114, 1062].map(causeOf)).toEqual(['syntax', 'forbidden', 'memory', undefined]);
});

test('columns have the types of the protocol, and cells the spelling that all engines share', () => {
  const reader = new ResultReader({ rows: 10, bytes: 1000, rowBytes: 1000 });
  const text = { columnType: 253, characterSet: 45 };
  reader.begin([
    { name: 'flag', columnType: 1 },
    { name: 'money', columnType: 246, characterSet: 63 },
    { name: 'share', columnType: 5 },
    { name: 'day', columnType: 10 },
    { name: 'hour', columnType: 11 },
    { name: 'bits', columnType: 16 },
    { name: 'name', ...text },
    { name: 'doc', ...text, extendedFormat: 'json' },
    { name: 'hash', columnType: 253, characterSet: 63 },
    { name: 'nothing', columnType: 6 },
  ]);
  const cells = ['1', '2.50', '0.1', '2026-03-01', '10:00:00.500000', '\u0001\u0002', 'é', '[1]', 'ab', null];
  reader.take(row(...cells));
  const { columns, rows } = reader.result();
  expect(columns.map(({ type }) => classOfType(type))).toEqual([
    ...['number', 'number', 'number', 'moment', 'time', 'number', 'text', 'json', 'binary', 'unknown'],
  ]);
  expect(columns.map(({ type }) => isFloat(type)).indexOf(true)).toBe(2);
  expect(rows).toEqual([['1', '2.50', '0.1', '2026-03-01', '10:00:00.5', '258', 'é', '[1]', '6162', null]]);
});
