import { describe, expect, it } from '@jest/globals';
import { largestSize } from './reference-curves.js';

describe('how far growth is followed', () => {
  it('is nearly five times the measured size where starts are short', () => {
    expect(largestSize(40_000, 0.2)).toBe(200_000);
    expect(largestSize(40_000, 0.6)).toBe(200_000);
  });

  it('is three doublings of what shows first where a start hides the measured size', () => {
    expect(largestSize(40_000, 1.3)).toBe(416_000);
  });

  it('has an end, however long the start takes', () => {
    expect(largestSize(40_000, 50)).toBe(640_000);
  });
});
