import { describe, expect, it } from 'vitest';
import { costOfTimes, netPair } from './speed-evidence.js';

const MS = 1_000_000;
const startUp = { submissionNs: [30 * MS, 40 * MS], referenceNs: [50 * MS, 45 * MS] };

describe('what a submission must cost to be so many times as dear as the reference of its pair', () => {
  it.each([
    ['in a calm moment', 145 * MS, { calmNs: 100 * MS, startUpNs: 45 * MS }],
    ['where the reference was slowed down', 290 * MS, { calmNs: 100 * MS, startUpNs: 45 * MS }],
    ['where nobody knows what calm is', 145 * MS, {}],
    ['where the reference did nothing but start', 45 * MS, {}],
  ])('is what makes it so %s', (_, reference, baseline) => {
    const raw = { startUp, baseline };
    for (const times of [1, 7, 20]) {
      const net = netPair([costOfTimes(times, reference, raw), reference], raw);
      expect(net.submission / net.reference).toBeCloseTo(times, 6);
    }
  });

  it('has start-up in it, at the pace of the pair', () => {
    const raw = { startUp, baseline: { calmNs: 100 * MS, startUpNs: 45 * MS } };
    expect(costOfTimes(20, 145 * MS, raw)).toBeCloseTo(2_030 * MS, 0);
    expect(costOfTimes(20, 290 * MS, raw)).toBeCloseTo(4_060 * MS, 0);
  });
});
