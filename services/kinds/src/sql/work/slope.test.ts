import { expect, test } from 'vitest';
import type { WorkCount } from '@hone/contracts';
import { nothingFrom, shareOfCount, shareOfCounts } from './slope.js';

const count = (submission: number, end?: number): WorkCount => ({
  name: 'blocks read',
  unit: 'blocks',
  submission,
  most: 100,
  ...(end !== undefined && { nothingFrom: end }),
});

test('a count earns everything up to its limit, nothing from the end on, and half at their geometric mean', () => {
  expect([0, 100].map((each) => shareOfCount(count(each, 10_000)))).toEqual([1, 1]);
  expect(shareOfCount(count(1_000, 10_000))).toBeCloseTo(0.5);
  expect(shareOfCount(count(101, 10_000))).toBeGreaterThan(0.99);
  expect([10_000, 20_000].map((each) => shareOfCount(count(each, 10_000)))).toEqual([0, 0]);
});

test('a count without an end earns nothing above its limit', () => {
  expect([100, 101].map((each) => shareOfCount(count(each)))).toEqual([1, 0]);
});

test('with a limit of zero, a count of one already earns nothing', () => {
  expect(shareOfCount({ ...count(1, nothingFrom(0, 1)), most: 0 })).toBe(0);
});

test('the worst of several counts decides', () => {
  expect(shareOfCounts([count(50, 10_000), count(1_000, 10_000)])).toBeCloseTo(0.5);
  expect(shareOfCounts([])).toBe(1);
});

test('the end is the starter’s count, or twice the limit if that is within it, or ten times the limit if unknown', () => {
  expect([nothingFrom(177, 16_450), nothingFrom(177, 100), nothingFrom(177, undefined)]).toEqual([
    16_450, 354, 1_770,
  ]);
});
