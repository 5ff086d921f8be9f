import { expect, it } from 'vitest';
import { interleave } from './interleave.js';

it('spreads every list over the whole, each in its own order', () => {
  const numbers = ['1', '2', '3', '4', '5', '6'];
  expect(interleave([['a', 'b'], numbers]).join('')).toBe('1a234b56');
  expect(interleave([[], numbers])).toEqual(numbers);
});
