import { findBeyond } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { judgeGrowth } from './growth-verdict.js';

const SIZES = [1, 2, 4, 8, 16].map((factor) => 10_000 * factor);
const FACTS = { doubtMs: { submission: 2, reference: 3 }, bound: 20 };

/** A reference of 1 ms for each thousand, and a submission at the same sizes, with exceptions. */
const pointsOf = (own: (n: number) => number, drawn = (n: number) => n) => [
  ...SIZES.map((n) => ({ n, cpuMs: null, referenceCpuMs: n / 1_000 })),
  ...SIZES.map((n) => ({ n: drawn(n), cpuMs: own(drawn(n)), referenceCpuMs: null })),
];

describe('growth that is bounded by the reference at each size', () => {
  it('is worse where a straight line is beyond the bound, at any slope', () => {
    const burning = pointsOf(
      (n) => Math.max(n / 30, n ** 2 / 1e6),
      (n) => n + 7,
    );
    expect(judgeGrowth(burning).verdict).not.toBe('worse');
    expect(judgeGrowth(burning, FACTS).verdict).toBe('worse');
    expect(findBeyond(burning, FACTS)).toBe(10_007);
  });

  it('is worse where one size alone is beyond it, also by a run that was stopped there', () => {
    const straight = pointsOf((n) => n / 900);
    const stopped = { n: 40_001, cpuMs: 1_000, referenceCpuMs: null, stopped: true as const };
    expect(judgeGrowth(straight, FACTS).verdict).toBe('same');
    expect(judgeGrowth([...straight, stopped], FACTS)).toMatchObject({ verdict: 'worse', slope: 1 });
    expect(judgeGrowth([stopped, ...straight.slice(0, 5)], FACTS).verdict).toBe('worse');
  });

  it('is not worse by a run that was stopped before it cost that much, or beyond the largest size of the reference', () => {
    const straight = pointsOf((n) => n / 900);
    const early = { n: 40_001, cpuMs: 800, referenceCpuMs: null, stopped: true as const };
    expect(judgeGrowth([...straight, early], FACTS).verdict).toBe('same');
    const far = { n: 400_000, cpuMs: 90_000, referenceCpuMs: null, stopped: true as const };
    expect(judgeGrowth([...straight, far], FACTS).verdict).toBe('same');
  });

  it('gives the submission the benefit of the doubt', () => {
    const near = pointsOf((n) => (n === 10_000 ? 20 * (n / 1_000 + 3) + 2 : n / 900));
    expect(findBeyond(near, FACTS)).toBeUndefined();
  });
});
