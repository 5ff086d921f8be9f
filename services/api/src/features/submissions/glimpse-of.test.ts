import { expect, it } from 'vitest';
import { glimpseOf } from './glimpse-of.js';

const diff = (expected: string, actual: string, firstDifference?: number) =>
  glimpseOf({
    check: 'edges',
    evidence: {
      type: 'diff',
      expected,
      actual,
      ...(firstDifference === undefined ? {} : { firstDifference }),
    },
  });

it('of an output is the first line that differs', () => {
  expect(diff('1\n5000000000\n3\n', '1\n705032704\n3\n', 2)).toEqual({
    check: 'edges',
    columns: [],
    line: 2,
    expected: ['5000000000'],
    actual: ['705032704'],
  });
});

it('of an output that ends early has no line of its own', () => {
  expect(diff('1\n2\n', '1', 2)).toEqual({ check: 'edges', columns: [], line: 2, expected: ['2'] });
});

it('of a long line is cut around the difference', () => {
  const before = 'b'.repeat(500);
  const glimpse = diff(`${before}x${'a'.repeat(500)}`, `${before}y`, 1);
  expect(glimpse?.expected?.[0]).toMatch(/^…b{60}xa{99}…$/);
  expect(glimpse?.actual).toEqual([`…${'b'.repeat(60)}y`]);
});

it('is absent when the line is unknown or beyond what is kept', () => {
  expect(diff('1\n… cut here', '1\n… cut here', 900)).toBeUndefined();
  expect(diff('1', '2')).toBeUndefined();
});
