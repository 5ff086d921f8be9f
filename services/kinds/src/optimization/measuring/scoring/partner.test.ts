import type { RawSpeed } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { firstPairOf, isCharged, partnerOf, partnerRose } from './partner.js';

const MS = 1e6;

/** Pairs of a submission of 400 ms beside references of these costs, all above a start of 10 ms. */
const beside = (referenceMs: readonly number[], ownMs: readonly number[] = []): RawSpeed => ({
  pairs: referenceMs.map((cost, place) => [((ownMs[place] ?? 400) + 10) * MS, (cost + 10) * MS]),
  startUp: { submissionNs: [10 * MS], referenceNs: [10 * MS] },
  baseline: {},
});

describe('the reference beside a submission', () => {
  it('is described by its median and its deviation', () => {
    const { ns, spread } = partnerOf(beside([90, 100, 110]));
    expect(ns).toBe(100 * MS);
    expect(spread).toBeCloseTo(0.1, 2);
  });

  it('is flagged where it costs more than 1.3 times its cost beside itself, in the median of five pairs', () => {
    expect(isCharged(beside([135, 135, 135, 100, 100]), 100 * MS)).toBe(true);
    expect(isCharged(beside([135, 135, 100, 100, 100]), 100 * MS)).toBe(false);
    expect(isCharged(beside([125, 125, 125, 125, 125]), 100 * MS)).toBe(false);
    expect(isCharged(beside([200, 200, 200, 200]), 100 * MS)).toBe(false);
  });

  it('rose if its cost or its spread did, and did not if nothing is known', () => {
    const calm = { ns: 100 * MS, spread: 0.02 };
    expect(partnerRose(beside([100, 101, 102]), calm)).toBe(false);
    expect(partnerRose(beside([120, 121, 122]), calm)).toBe(true);
    expect(partnerRose(beside([85, 100, 115]), calm)).toBe(true);
    expect(partnerRose(beside([85, 100, 115]), { ...calm, spread: 0.1 })).toBe(false);
    expect(partnerRose(beside([200, 400, 900]), undefined)).toBe(false);
  });
});

describe('the first pair', () => {
  it('is reported where it stands out from all others', () => {
    const all = [100, 100, 100, 100, 100, 100];
    expect(firstPairOf(beside(all, [1_600]))).toBeCloseTo(4, 6);
    expect(firstPairOf(beside(all, [500]))).toBeUndefined();
    expect(firstPairOf(beside(all, [400, 1_600]))).toBeUndefined();
    expect(firstPairOf(beside([100, 100], [1_600]))).toBeUndefined();
  });
});
