import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createSeededRandom, deriveSeed } from './seeded-random.js';

describe('deriveSeed', () => {
  it('gives the same seed for the same labels on every machine', () => {
    expect(deriveSeed('00ff', 'optimization', 'random', '10')).toBe(
      '00ba4959e1a47315ed915193420d0d9418825d581b6114caedef92862d8f0efb',
    );
  });

  it('distinguishes labels whose concatenations are equal', () => {
    expect(deriveSeed('00', 'ab', 'c')).not.toBe(deriveSeed('00', 'a', 'bc'));
  });
});

describe('createSeededRandom', () => {
  it('repeats itself for the same seed and label and differs for another label', () => {
    const draw = (label: string) => {
      const random = createSeededRandom('5eed', label);
      return Array.from({ length: 20 }, () => random.uint32());
    };
    expect(draw('rows')).toEqual(draw('rows'));
    expect(draw('rows')).not.toEqual(draw('keys'));
  });

  it('draws integers from the whole range and never from outside it', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(7), (seed, min, span) => {
        const random = createSeededRandom(seed, 'range');
        const seen = new Set(Array.from({ length: 400 }, () => random.int(min, min + span)));
        expect([...seen].sort((one, other) => one - other)).toEqual(
          Array.from({ length: span + 1 }, (_, index) => min + index),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('rejects a range that it cannot draw from evenly', () => {
    const random = createSeededRandom('5eed', 'range');
    expect(() => random.int(2, 1)).toThrow(RangeError);
    expect(() => random.int(0, 2 ** 32)).toThrow(RangeError);
    expect(() => random.int(0.5, 2)).toThrow(RangeError);
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it('shuffles without losing or inventing anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, items) => {
        const shuffled = createSeededRandom(seed, 'order').shuffle(items);
        const ascending = (list: readonly number[]) => [...list].sort((one, other) => one - other);
        expect(ascending(shuffled)).toEqual(ascending(items));
      }),
    );
  });

  it('is right about chances at their ends and roughly in between', () => {
    const random = createSeededRandom('5eed', 'chance');
    const hits = (probability: number) =>
      Array.from({ length: 2000 }, () => random.chance(probability)).filter(Boolean).length;
    expect(hits(0)).toBe(0);
    expect(hits(1)).toBe(2000);
    expect(Math.abs(hits(0.25) - 500)).toBeLessThan(100);
  });
});
