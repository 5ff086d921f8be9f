import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createSeededRandom } from '../../../judging/seeded-random.js';
import { coverage, medianInterval } from './median-interval.js';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
const numbers = fc.array(number, { minLength: 1, maxLength: 40 });

describe('the interval of a median', () => {
  it('takes the ranks of the binomial tables at the looks', () => {
    const ranksAt = (n: number) => {
      const { low, high, confidence } = medianInterval(Array.from({ length: n }, (_, index) => index + 1));
      return [low, high, Number(confidence.toFixed(4))];
    };
    expect(ranksAt(8)).toEqual([1, 8, 0.9922]);
    expect(ranksAt(16)).toEqual([4, 13, 0.9787]);
    expect(ranksAt(24)).toEqual([7, 18, 0.9773]);
  });

  it('says honestly how little a few values cover', () => {
    expect(medianInterval([1, 2, 3])).toEqual({ median: 2, low: 1, high: 3, confidence: 0.75 });
    expect(medianInterval([5]).confidence).toBe(0);
    expect(() => medianInterval([])).toThrow(RangeError);
  });

  it('encloses the median, lies among the values, and does not mind their order', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const { low, high, median: middle } = medianInterval(values);
        expect(low).toBeLessThanOrEqual(middle);
        expect(high).toBeGreaterThanOrEqual(middle);
        expect(values).toContain(low);
        expect(values).toContain(high);
        expect(medianInterval([...values].reverse())).toEqual(medianInterval(values));
      }),
    );
  });

  it('is no narrower when more confidence is wanted', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const [loose, strict] = [medianInterval(values, 0.8), medianInterval(values, 0.99)];
        expect(strict.high - strict.low).toBeGreaterThanOrEqual(loose.high - loose.low);
      }),
    );
  });

  it('moves and scales with the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
        const { low, high } = medianInterval(values);
        const moved = medianInterval(values.map((value) => 3 * value + 7));
        expect([moved.low, moved.high]).toEqual([3 * low + 7, 3 * high + 7]);
      }),
    );
  });

  it('covers the true median as often as it says, also where the noise is lopsided', () => {
    const random = createSeededRandom('5eed', 'coverage');
    const draw = (): number => -Math.log((random.uint32() + 1) / 2 ** 32);
    let covered = 0;
    for (let trial = 0; trial < 4000; trial += 1) {
      const { low, high } = medianInterval(Array.from({ length: 16 }, draw));
      if (low <= Math.LN2 && high >= Math.LN2) covered += 1;
    }
    expect(covered / 4000).toBeCloseTo(coverage(16, 4), 1.5);
  });
});
