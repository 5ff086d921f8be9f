import { expect, test } from 'vitest';
import { areSame, compareCatalogs } from './catalog.js';

test('tells what is missing and what is left over, each as often as it stands', () => {
  const difference = compareCatalogs(['a', 'b', 'b', 'c'], ['b', 'c', 'c', 'd']);
  expect(difference).toEqual({ missing: ['a', 'b'], extra: ['c', 'd'] });
  expect(areSame(difference)).toBe(false);
});

test('the order of lines does not matter', () => {
  expect(areSame(compareCatalogs(['a', 'b'], ['b', 'a']))).toBe(true);
});
