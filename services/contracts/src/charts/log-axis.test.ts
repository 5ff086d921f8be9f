import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decadeTicks, logAxis, roundTicks } from './log-axis.js';

const LOOK = { margin: 1.25, ticks: roundTicks };

describe('a logarithmic axis', () => {
  it('gives equal factors equal distances', () => {
    const { place } = logAxis([1, 10, 100], [0, 300], LOOK);
    expect(place(10) - place(1)).toBeCloseTo(place(100) - place(10), 9);
  });

  it('marks powers of ten over many decades, and ones, twos and fives over few', () => {
    expect(logAxis([1, 10_000], [0, 300], LOOK).ticks).toEqual([1, 10, 100, 1_000, 10_000]);
    expect(logAxis([100, 800], [0, 300], LOOK).ticks).toEqual([100, 200, 500, 1_000]);
  });

  it('places every value inside its range', () => {
    const values = fc.array(fc.double({ min: -5, max: 1e9, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(values, (given) => {
        const { place, ticks } = logAxis(given, [10, 200], LOOK);
        for (const value of [...given, ...ticks]) {
          expect(place(value)).toBeGreaterThanOrEqual(10 - 1e-6);
          expect(place(value)).toBeLessThanOrEqual(200 + 1e-6);
        }
      }),
    );
  });

  it('marks powers of ten by decades, or both ends', () => {
    const ticksOf = (...values: number[]) =>
      logAxis(values, [0, 300], { margin: 1, ticks: decadeTicks }).ticks;
    expect(ticksOf(3, 40, 2_000)).toEqual([10, 100, 1_000]);
    expect(ticksOf(2, 40)).toEqual([2, 40]);
    expect(ticksOf(7)).toEqual([7]);
  });

  it('places a single value in the middle when there is no margin', () => {
    expect(logAxis([7], [0, 300], { margin: 1, ticks: decadeTicks }).place(7)).toBe(150);
  });
});
