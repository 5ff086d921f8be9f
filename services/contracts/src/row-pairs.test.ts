import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairRows, smallestDifference } from './row-pairs.js';

const row = fc.array(fc.constantFrom('a', 'b', null), { minLength: 3, maxLength: 3 });
const rows = fc.array(row, { maxLength: 6 });
const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();

describe('rows that differ', () => {
  it('are paired by their keys, with the cells that differ', () => {
    const pairs = pairRows(
      [['n', '3', '1200']],
      [
        ['s', '3', '1200'],
        ['n', '3', '1100'],
      ],
      [0, 1],
    );
    expect(pairs).toEqual([
      { expected: ['n', '3', '1200'], actual: ['n', '3', '1100'], differs: [2] },
      { actual: ['s', '3', '1200'], differs: [] },
    ]);
  });

  it('are paired by similarity without keys, but not when most cells differ', () => {
    expect(pairRows([['1', 'x', 'y']], [['1', 'x', 'z']])[0]?.differs).toEqual([2]);
    expect(pairRows([['1', 'x', 'y']], [['2', 'p', 'q']])).toHaveLength(2);
  });

  it('are all shown, each once', () => {
    fc.assert(
      fc.property(rows, rows, fc.constantFrom([], [0], [0, 1]), (missing, extra, keys) => {
        const pairs = pairRows(missing, extra, keys);
        expect(sorted(pairs.flatMap(({ expected }) => (expected ? [expected] : [])))).toEqual(
          sorted(missing),
        );
        expect(sorted(pairs.flatMap(({ actual }) => (actual ? [actual] : [])))).toEqual(sorted(extra));
        for (const { expected, actual, differs } of pairs)
          if (expected && actual) expect(differs.every((at) => expected[at] !== actual[at])).toBe(true);
      }),
    );
  });

  it('are shown by the smallest difference first, when one is enough', () => {
    const pairs = pairRows(
      [
        ['1', 'x', 'y'],
        ['2', 'x', 'y'],
      ],
      [
        ['1', 'p', 'q'],
        ['2', 'x', 'z'],
      ],
      [0],
    );
    expect(smallestDifference(pairs)?.expected).toEqual(['2', 'x', 'y']);
    expect(smallestDifference([])).toBeUndefined();
  });
});
