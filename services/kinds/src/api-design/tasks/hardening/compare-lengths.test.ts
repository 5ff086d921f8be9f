import { describe, expect, it } from 'vitest';
import { judgeLengths } from './compare-lengths.js';

describe('CPU times of a short and a long text', () => {
  it.each([
    ['nothing to measure', 0, 0, 20],
    ['what grows as the length does', 10, 200, 20],
    ['twice that and some chance', 10, 540, 20],
    ['a long text that costs the usual chance', 0, 160, 20],
  ])('may be %s', (_, few, many, times) => {
    expect(judgeLengths(few, many, times)).toBeUndefined();
  });

  it('may not grow with the square', () => {
    expect(judgeLengths(5, 2_000, 20)).toBe('A text 20× as long takes 400× the CPU time.');
  });
});
