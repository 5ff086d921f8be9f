import { describe, expect, it } from 'vitest';
import { median } from './statistics.js';

describe('a median', () => {
  it('is the middle value, or the mean of the middle two, in any order', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([9, 2, 5])).toBe(5);
    expect(median([7])).toBe(7);
  });

  it('throws for an empty list', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
