import { expect, test } from 'vitest';
import fc from 'fast-check';
import { closeEnough } from './decimal.js';
import { matchVectors, type Vector } from './float-matching.js';

/** Largest pairing by trying everything; for small bags only. */
function largestPairing(left: readonly Vector[], right: readonly Vector[]): number {
  const [first, ...rest] = left;
  if (first === undefined) return 0;
  const without = largestPairing(rest, right);
  const withFirst = right.flatMap((other, at) =>
    first.every((value, place) => closeEnough(value, other[place] ?? NaN))
      ? [1 + largestPairing(rest, right.toSpliced(at, 1))]
      : [],
  );
  return Math.max(without, ...withFirst);
}

const E = 1e-6;

test('pairs values that rounding would separate', () => {
  const { left, right } = matchVectors([[1], [1 + 0.9 * E]], [[1 + 0.9 * E], [1 + 1.8 * E]]);
  expect({ left, right }).toEqual({ left: [], right: [] });
});

test('finds a pairing that pairing the nearest first would miss', () => {
  const left = [
    [1, 1],
    [1, 1 + 0.9 * E],
  ];
  const right = [
    [1 + 0.5 * E, 1 + 0.9 * E],
    [1, 1 + 1.8 * E],
  ];
  expect(matchVectors(left, right).left).toEqual([]);
});

test('leaves unpaired only what no pairing could match', () => {
  const near = fc.integer({ min: -4, max: 4 }).map((steps) => 1 + steps * 0.45 * E);
  const bag = (width: number) =>
    fc.array(fc.array(near, { minLength: width, maxLength: width }), { maxLength: 5 });
  const pairs = fc.integer({ min: 1, max: 3 }).chain((width) => fc.tuple(bag(width), bag(width)));
  fc.assert(
    fc.property(pairs, ([left, right]) => {
      const lonely = matchVectors(left, right);
      expect(left.length - lonely.left.length).toBe(largestPairing(left, right));
      expect(right.length - lonely.right.length).toBe(left.length - lonely.left.length);
    }),
    { numRuns: 300 },
  );
});

test('ten thousand equal rows, one of them wrong, take hardly any time', () => {
  const left = Array.from({ length: 10_000 }, () => [0, 5]);
  const right = left.with(42, [0, 6]);
  expect(matchVectors(left, right).right).toEqual([42]);
});
