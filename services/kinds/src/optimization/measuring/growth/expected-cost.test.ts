import { expect, it } from 'vitest';
import { expectedCost } from './expected-cost.js';

const START_MS = 100;
const known = (...costs: [n: number, above: number][]) =>
  new Map(costs.map(([n, above]) => [n, START_MS + above]));

it('is not known before the first run', () => {
  expect(expectedCost(known(), 1_000, START_MS)).toBeUndefined();
});

it('is the nearest cost, and grows above start-up as the two nearest do', () => {
  expect(expectedCost(known([1_000, 50]), 2_000, START_MS)).toBe(200);
  expect(expectedCost(known([1_000, 50], [2_000, 200]), 2_000, START_MS)).toBe(300);
  expect(expectedCost(known([1_000, 50], [2_000, 200]), 4_000, START_MS)).toBeCloseTo(900);
  expect(expectedCost(known([1_000, 50], [2_000, 200], [4_000, 800]), 1_000, START_MS)).toBe(150);
});

it('stays within plausible powers, however noisy the two were', () => {
  expect(expectedCost(known([1_000, 50], [1_100, 500]), 2_200, START_MS)).toBeCloseTo(100 + 500 * 2 ** 3);
  expect(expectedCost(known([1_000, 80], [2_000, 60]), 8_000, START_MS)).toBeCloseTo(100 + 60 * 4 ** 0.5);
  expect(expectedCost(known([1_000, -30]), 4_000, START_MS)).toBe(104);
});
