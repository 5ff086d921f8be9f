import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { TYPES as ENGINE_TYPES } from './cell-class.js';
import { compareResults, type ComparisonRule } from './compare-results.js';
import type { Cell, ResultSet, Row } from './result-set.js';

const TYPES = {
  int: 23,
  numeric: 1700,
  float: 701,
  text: 25,
  date: 1082,
  timestamp: 1114,
  bool: 16,
} as const;
type TypeName = keyof typeof TYPES;

function result(columns: readonly (readonly [string, TypeName])[], rows: readonly Row[]): ResultSet {
  return { columns: columns.map(([name, type]) => ({ name, type: TYPES[type] })), rows };
}

const anyOrder: ComparisonRule = { order: { by: 'none' }, columns: 'ignore' };
const named: ComparisonRule = { order: { by: 'none' }, columns: 'match' };
const exactOrder: ComparisonRule = { order: { by: 'full' }, columns: 'ignore' };
const byKeys = (...keys: string[]): ComparisonRule => ({ order: { by: 'keys', keys }, columns: 'ignore' });

describe('as bags', () => {
  const one = (type: TypeName, ...cells: Cell[]): ResultSet =>
    result(
      [['a', type]],
      cells.map((cell) => [cell]),
    );

  test('rows may come in any order, but each the expected number of times', () => {
    expect(compareResults(one('int', '1', '2', '2'), one('int', '2', '1', '2'), anyOrder)).toBeUndefined();
    expect(compareResults(one('int', '1', '2', '2'), one('int', '2', '1', '1'), anyOrder)).toEqual({
      kind: 'rows',
      missing: [2],
      extra: [2],
    });
  });

  test('NULL equals only NULL', () => {
    expect(compareResults(one('text', null), one('text', null), anyOrder)).toBeUndefined();
    for (const cell of ['', 'null', 'NULL', '~'])
      expect(compareResults(one('text', null), one('text', cell), anyOrder)).toMatchObject({ kind: 'rows' });
    expect(compareResults(one('float', null), one('float', '0'), anyOrder)).toMatchObject({ kind: 'rows' });
  });

  test('integers, decimals and floats of one value are equal', () => {
    expect(compareResults(one('int', '2'), one('numeric', '2.000'), anyOrder)).toBeUndefined();
    expect(
      compareResults(one('numeric', '0.1'), one('float', '0.10000000000000001'), anyOrder),
    ).toBeUndefined();
    expect(compareResults(one('numeric', '0.1'), one('numeric', '0.1000001'), anyOrder)).toBeDefined();
    expect(
      compareResults(one('float', 'NaN', 'Infinity'), one('float', 'Infinity', 'NaN'), anyOrder),
    ).toBeUndefined();
  });

  test('a date equals its midnight', () => {
    const midnight = one('timestamp', '2026-01-31 00:00:00');
    expect(compareResults(one('date', '2026-01-31'), midnight, anyOrder)).toBeUndefined();
  });

  test('another class is reported, unless the column holds NULLs only', () => {
    expect(compareResults(one('int', '1'), one('text', '1'), anyOrder)).toEqual({
      kind: 'cell-class',
      position: 0,
      expected: 'number',
      actual: 'text',
    });
    expect(compareResults(one('int', null), one('text', null), anyOrder)).toBeUndefined();
    expect(compareResults(one('int'), one('text'), anyOrder)).toBeUndefined();
  });

  test('cells cannot run into one another', () => {
    const pair = (a: string, b: string) =>
      result(
        [
          ['a', 'text'],
          ['b', 'text'],
        ],
        [[a, b]],
      );
    expect(compareResults(pair('a,b', 'c'), pair('a', 'b,c'), anyOrder)).toBeDefined();
    expect(compareResults(pair('a","b', 'c'), pair('a', 'b","c'), anyOrder)).toBeDefined();
  });

  test('the number of columns is reported before anything else', () => {
    const two = result(
      [
        ['a', 'int'],
        ['b', 'int'],
      ],
      [['1', '2']],
    );
    expect(compareResults(two, one('text', 'x'), named)).toEqual({
      kind: 'column-count',
      expected: 2,
      actual: 1,
    });
  });
});

describe('column names', () => {
  const table = (first: string, second: string, ...rows: Row[]) =>
    result(
      [
        [first, 'text'],
        [second, 'int'],
      ],
      rows,
    );

  test('count only if the task says so, and after the rows', () => {
    const expected = table('name', 'n', ['x', '1']);
    expect(compareResults(expected, table('who', 'n', ['x', '1']), anyOrder)).toBeUndefined();
    expect(compareResults(expected, table('who', 'n', ['x', '1']), named)).toEqual({ kind: 'column-names' });
    expect(compareResults(expected, table('who', 'n', ['x', '2']), named)).toMatchObject({ kind: 'rows' });
  });

  test('the right columns in another order are reported as a column order', () => {
    const expected = table('name', 'n', ['x', '1']);
    const swapped = result(
      [
        ['n', 'int'],
        ['name', 'text'],
      ],
      [['1', 'x']],
    );
    expect(compareResults(expected, swapped, named)).toEqual({ kind: 'column-order' });
    expect(compareResults(expected, swapped, anyOrder)).toMatchObject({ kind: 'cell-class' });
  });
});

describe('row order', () => {
  const table = (...rows: Row[]) =>
    result(
      [
        ['region', 'text'],
        ['n', 'int'],
      ],
      rows,
    );
  const [a1, a2, b1] = [
    ['a', '1'],
    ['a', '2'],
    ['b', '1'],
  ] as const;

  test('full order compares row by row', () => {
    expect(compareResults(table(a1, a2, b1), table(a1, a2, b1), exactOrder)).toBeUndefined();
    expect(compareResults(table(a1, a2, b1), table(a2, a1, b1), exactOrder)).toEqual({
      kind: 'row-order',
      position: 0,
    });
  });

  test('rows with equal keys may come in any order, others not', () => {
    expect(compareResults(table(a1, a2, b1), table(a2, a1, b1), byKeys('region'))).toBeUndefined();
    expect(compareResults(table(a1, a2, b1), table(a1, b1, a2), byKeys('region'))).toEqual({
      kind: 'row-order',
      position: 1,
    });
  });

  test('a missing row is reported as missing, not as wrong order', () => {
    expect(compareResults(table(a1, b1), table(b1), exactOrder)).toMatchObject({
      kind: 'rows',
      missing: [0],
    });
  });

  test('an unknown key column is a fault of the task', () => {
    expect(() => compareResults(table(a1), table(a1), byKeys('nope'))).toThrow(/nope/);
  });
});

/** A result of a text, a decimal and a float column, with the same values spelled in another legal way. */
const cells = {
  text: fc.option(fc.string({ maxLength: 3 }), { freq: 4 }),
  decimal: fc.option(fc.integer({ min: -30, max: 30 }), { freq: 4 }),
  float: fc.option(fc.double({ min: 1, max: 1000, noNaN: true }), { freq: 4 }),
};
const valueRows = fc.array(fc.tuple(cells.text, cells.decimal, cells.float), { minLength: 1, maxLength: 12 });
type Values = readonly [string | null, number | null, number | null];

const columns = [
  ['t', 'text'],
  ['d', 'numeric'],
  ['f', 'float'],
] as const;
const spelled = (rows: readonly Values[], scale: number, noise: number): ResultSet =>
  result(
    columns,
    rows.map(([t, d, f]) => [
      t,
      d === null ? null : (d / 10).toFixed(scale),
      f === null ? null : String(f * (1 + noise)),
    ]),
  );

describe('by property', () => {
  test('no false alarm: the same values, spelled differently and shuffled, are equal', () => {
    const shuffled = valueRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.double({ min: -4e-7, max: 4e-7, noNaN: true }), ([rows, other], noise) => {
        expect(compareResults(spelled(rows, 1, 0), spelled(other, 4, noise), named)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test('every injected fault is found: a row dropped, doubled, or a cell changed', () => {
    const change = ([t, d, f]: Values, column: number): Values => {
      if (column === 0) return [t === null ? '' : null, d, f];
      if (column === 1) return [t, d === null ? 0 : d + 1, f];
      return [t, d, f === null ? 0 : f * 1.001];
    };
    const faults: ((rows: readonly Values[], at: number, row: Values) => Values[])[] = [
      (rows, at) => rows.toSpliced(at, 1),
      (rows, at, row) => rows.toSpliced(at, 0, row),
      (rows, at, row) => rows.with(at, change(row, 0)),
      (rows, at, row) => rows.with(at, change(row, 1)),
      (rows, at, row) => rows.with(at, change(row, 2)),
    ];
    fc.assert(
      fc.property(valueRows, fc.nat(), fc.constantFrom(...faults), (rows, place, fault) => {
        const at = place % rows.length;
        const row = rows[at];
        if (row === undefined) throw new Error('rows are never empty');
        const difference = compareResults(spelled(rows, 1, 0), spelled(fault(rows, at, row), 1, 0), anyOrder);
        expect(difference).toMatchObject({ kind: 'rows' });
      }),
      { numRuns: 1000 },
    );
  });

  test('any two rows that are not equal swapped in full order are found', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 10 }),
        fc.nat(),
        (values, place) => {
          const rows = values.map((value) => [String(value)]);
          const at = place % (rows.length - 1);
          const [first = [], second = []] = rows.slice(at, at + 2);
          const swapped = rows.with(at, second).with(at + 1, first);
          const table = (list: Row[]): ResultSet => result([['a', 'int']], list);
          expect(compareResults(table(rows), table(swapped), exactOrder)).toEqual({
            kind: 'row-order',
            position: at,
          });
        },
      ),
    );
  });
});

test('JSON stored as text is compared with text, and as JSON if the reference is JSON', () => {
  const rule = { order: { by: 'none' }, columns: 'ignore' } as const;
  const one = (type: number, cell: string) => ({ columns: [{ name: 'd', type }], rows: [[cell]] });
  const spaced = '{"b": 1, "a": [2.0]}';
  const tight = '{"a":[2],"b":1}';
  expect(
    compareResults(one(ENGINE_TYPES.jsonText, spaced), one(ENGINE_TYPES.text, tight), rule),
  ).toBeUndefined();
  expect(
    compareResults(one(ENGINE_TYPES.text, spaced), one(ENGINE_TYPES.jsonText, spaced), rule),
  ).toBeUndefined();
  expect(compareResults(one(ENGINE_TYPES.text, spaced), one(ENGINE_TYPES.jsonText, tight), rule)?.kind).toBe(
    'rows',
  );
  expect(compareResults(one(ENGINE_TYPES.json, spaced), one(ENGINE_TYPES.text, tight), rule)?.kind).toBe(
    'cell-class',
  );
});
