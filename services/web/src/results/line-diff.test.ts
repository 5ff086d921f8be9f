import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { diffLines, foldEqual, splitDifference } from './line-diff.js';

const kinds = (expected: string, actual: string) => diffLines(expected, actual).map((row) => row.kind);

describe('lines side by side', () => {
  it('marks a changed line between equal ones', () => {
    expect(kinds('a\nb\nc\n', 'a\nx\nc\n')).toEqual(['same', 'changed', 'same']);
  });

  it('finds a missing line without marking what follows', () => {
    const rows = diffLines('a\nb\nc\nd\n', 'a\nc\nd\n');
    expect(rows.map((row) => row.kind)).toEqual(['same', 'missing', 'same', 'same']);
    expect(rows[2]).toEqual({
      kind: 'same',
      expected: { line: 3, text: 'c' },
      actual: { line: 2, text: 'c' },
    });
  });

  it('finds an extra line at the end, and all of them when nothing was printed', () => {
    expect(kinds('a\n', 'a\nb\n')).toEqual(['same', 'extra']);
    expect(kinds('a\nb\n', '')).toEqual(['missing', 'missing']);
    expect(kinds('', '')).toEqual([]);
  });

  it('pairs texts line by line if they have too little in common to search', () => {
    const text = (word: string) => Array.from({ length: 5_000 }, (_, line) => `${word} ${line}`);
    const [left, right] = [text('a'), text('b').with(4_321, 'a 4321')];
    const same = diffLines(left.join('\n'), right.join('\n')).flatMap((row) =>
      row.kind === 'same' ? [row.expected?.line] : [],
    );
    expect(same).toEqual([4_322]);
  });

  it('shows every line of both texts once and in order', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const rows = diffLines(`${left.join('\n')}\n`, `${right.join('\n')}\n`);
        const numbers = (side: 'expected' | 'actual') => rows.flatMap((row) => row[side]?.line ?? []);
        const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
        expect(numbers('expected')).toEqual(upTo(Math.max(left.length, 1)));
        expect(numbers('actual')).toEqual(upTo(Math.max(right.length, 1)));
        for (const row of rows) expect(row.kind === 'same').toBe(row.expected?.text === row.actual?.text);
      }),
    );
  });

  it('collapses long equal stretches and keeps three lines around a difference', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const chunks = foldEqual(diffLines(lines.join('\n'), lines.with(10, 'other').join('\n')));
    expect(chunks.map((chunk) => ('skipped' in chunk ? chunk.skipped : chunk.rows.length))).toEqual([
      7, 7, 6,
    ]);
  });

  it('splits a line around the words that differ', () => {
    expect(splitDifference('window 2: 4 3', 'window 2: 15 3')).toEqual(['window 2: ', '4', ' 3']);
    expect(splitDifference('same', 'same')).toEqual(['same', '', '']);
    expect(splitDifference('1000 8', '12 7')).toEqual(['', '1000 8', '']);
    expect(splitDifference('total 10 ms', 'total 12 ms')).toEqual(['total ', '10', ' ms']);
    expect(splitDifference('aa', 'aaa')).toEqual(['', 'aa', '']);
    expect(splitDifference('a b', 'a b c')).toEqual(['a ', 'b', '']);
  });
});
