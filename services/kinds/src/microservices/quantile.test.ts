import { expect, it } from 'vitest';
import { quantile } from './quantile.js';

const TEN = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];

it.each([
  [TEN, 0, 1],
  [TEN, 0.1, 1],
  [TEN, 0.11, 2],
  [TEN, 0.5, 5],
  [TEN, 0.9, 9],
  [TEN, 0.95, 10],
  [TEN, 1, 10],
  [[7], 0.5, 7],
  [[], 0.5, 0],
])('the quantile of %j at %d is %d, by nearest rank', (values, share, expected) => {
  expect(quantile(values, share)).toBe(expected);
});
