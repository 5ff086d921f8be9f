import { describe, expect, it } from 'vitest';
import { largestSize } from './author-curves.js';

describe('how far growth is followed', () => {
  it('is five times the measured size where starts are short', () => {
    expect(largestSize(40_000, 5_000)).toBe(200_000);
    expect(largestSize(40_000, 20_000)).toBe(200_000);
  });

  it('is three doublings of the first size that shows where a start hides the measured size', () => {
    expect(largestSize(40_000, 60_000)).toBe(480_000);
  });

  it('is bounded for any start-up, even where nothing shows yet', () => {
    expect(largestSize(40_000, 100_000)).toBe(640_000);
    expect(largestSize(40_000)).toBe(640_000);
  });
});
