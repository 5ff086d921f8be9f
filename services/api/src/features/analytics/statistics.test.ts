import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlationOf, quartilesOf, tenthsOf, wilson, Z_80 } from './statistics.js';

describe('statistics of an assessment', () => {
  it('gives the interval of a share by Wilson, as tables do', () => {
    expect(wilson(15, 30)).toEqual({ share: 0.5, low: 0.3315, high: 0.6685 });
    expect(wilson(30, 30)).toEqual({ share: 1, low: 0.8865, high: 1 });
    expect(wilson(0, 30)).toEqual({ share: 0, low: 0, high: 0.1135 });
    expect(wilson(2, 2, Z_80)).toEqual({ share: 1, low: 0.5491, high: 1 });
  });

  it('has an interval around each share, narrower with more candidates', () => {
    const counts = fc
      .integer({ min: 1, max: 500 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([hits, n]) => {
        const { share, low, high } = wilson(hits, n);
        const more = wilson(hits * 4, n * 4);
        return low <= share && share <= high && more.high - more.low <= high - low;
      }),
    );
  });

  it('says how points of an item go with the others', () => {
    expect(
      correlationOf([
        [0, 10],
        [50, 20],
        [100, 30],
      ]),
    ).toBe(1);
    expect(
      correlationOf([
        [0, 30],
        [50, 20],
        [100, 10],
      ]),
    ).toBe(-1);
    expect(
      correlationOf([
        [50, 30],
        [50, 20],
      ]),
    ).toBeUndefined();
  });

  it('counts every candidate in one tenth', () => {
    expect(tenthsOf([0, 10, 10.1, 99.9, 100])).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    const percents = fc.array(fc.double({ min: 0, max: 100, noNaN: true }));
    fc.assert(
      fc.property(percents, (list) => tenthsOf(list).reduce((sum, count) => sum + count, 0) === list.length),
    );
  });

  it('interpolates quartiles', () => {
    expect(quartilesOf([4, 1, 3, 2])).toEqual({ low: 1.8, median: 2.5, high: 3.3 });
    expect(quartilesOf([7])).toEqual({ low: 7, median: 7, high: 7 });
  });
});
