import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLeft, leftUntil, markInSight, passedMark } from './clock.js';

describe('the clock of a sitting', () => {
  it('counts by the server’s time and the page’s monotonic clock, whatever the device’s clock says', () => {
    const reading = { serverMs: 1_000_000, pageMs: 500 };
    expect(leftUntil(1_060_000, reading, 500)).toBe(60_000);
    expect(leftUntil(1_060_000, reading, 45_500)).toBe(15_000);
    expect(leftUntil(1_060_000, reading, 99_999_999)).toBe(0);
  });

  it('includes the hours only if there are some', () => {
    expect([0, 1, 61_000, 3_599_001, 3_600_000, 5_405_000].map(formatLeft)).toEqual([
      '00:00',
      '00:01',
      '01:01',
      '1:00:00',
      '1:00:00',
      '1:30:05',
    ]);
  });

  it('reports each mark once, the nearest if several were passed unseen', () => {
    expect(passedMark(601_000, 600_000)).toBe(600);
    expect(passedMark(600_000, 599_000)).toBeUndefined();
    expect(passedMark(700_000, 20_000)).toBe(30);
    expect(passedMark(20_000, 900_000)).toBeUndefined();
    const looks = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 20 });
    fc.assert(
      fc.property(looks, (steps) => {
        let left = 700_000;
        const reported = steps.flatMap((step) => {
          const before = left;
          left = Math.max(0, left - step);
          return passedMark(before, left) ?? [];
        });
        expect(new Set(reported).size).toBe(reported.length);
      }),
    );
  });

  it('shows a mark for a while', () => {
    expect([600_000, 585_000, 575_000, 30_000, 5_000].map(markInSight)).toEqual([
      600,
      600,
      undefined,
      30,
      undefined,
    ]);
  });
});
