import { describe, expect, it } from 'vitest';
import { fuzzSeed } from './fuzz-seed.js';

describe('the seed of a fuzz run', () => {
  it('is the same every time by default', () => {
    expect(fuzzSeed({})).toBe(fuzzSeed({}));
    expect(fuzzSeed({ HONE_FUZZ_SEED: '7' })).toBe(7);
  });

  it('is rejected when it is not a whole number below 2^31, so that no run differs from its printed seed', () => {
    for (const given of ['', 'x', '-1', '1.5', '2147483648'])
      expect(() => fuzzSeed({ HONE_FUZZ_SEED: given })).toThrow(`HONE_FUZZ_SEED is "${given}"`);
  });
});
