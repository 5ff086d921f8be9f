import { describe, expect, it } from 'vitest';
import { costOfTimes, netPair } from './speed-evidence.js';

const MS = 1_000_000;
const startUp = { submissionNs: [30 * MS, 40 * MS], referenceNs: [50 * MS, 45 * MS] };

describe('the submission’s cost at a multiple of its pair’s reference', () => {
  it.each([
    ['on an undisturbed machine', 145 * MS, { calmNs: 100 * MS, startUpNs: 45 * MS }],
    ['when the reference was slowed down', 290 * MS, { calmNs: 100 * MS, startUpNs: 45 * MS }],
    ['without an undisturbed baseline', 145 * MS, {}],
    ['when the reference only started up', 45 * MS, {}],
  ])('gives that ratio %s', (_, reference, baseline) => {
    const raw = { startUp, baseline };
    for (const times of [1, 7, 20]) {
      const net = netPair([costOfTimes(times, reference, raw), reference], raw);
      expect(net.submission / net.reference).toBeCloseTo(times, 6);
    }
  });

  it('includes start-up, at the pace of the pair', () => {
    const raw = { startUp, baseline: { calmNs: 100 * MS, startUpNs: 45 * MS } };
    expect(costOfTimes(20, 145 * MS, raw)).toBeCloseTo(2_030 * MS, 0);
    expect(costOfTimes(20, 290 * MS, raw)).toBeCloseTo(4_060 * MS, 0);
  });
});
