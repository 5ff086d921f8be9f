import { expect, test } from 'vitest';
import { areSame, compareCatalogs } from './catalog.js';

test('reports missing and extra lines, each as often as it occurs', () => {
  const difference = compareCatalogs(['a', 'b', 'b', 'c'], ['b', 'c', 'c', 'd']);
  expect(difference).toEqual({ missing: ['a', 'b'], extra: ['c', 'd'] });
  expect(areSame(difference)).toBe(false);
});

test('the order of lines does not matter', () => {
  expect(areSame(compareCatalogs(['a', 'b'], ['b', 'a']))).toBe(true);
});
