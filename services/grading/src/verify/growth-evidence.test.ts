import { describe, expect, it } from '@jest/globals';
import type { Judgement } from '@hone/contracts';
import { findGrowth } from './growth-evidence.js';

const withEvidence = (...evidence: unknown[]): Judgement =>
  ({ checks: evidence.map((own) => ({ id: 'x', evidence: own })) }) as unknown as Judgement;

const family = {
  family: 'random',
  label: 'n log n',
  slope: 1.1,
  points: [{ n: 10, cpuMs: 1, referenceCpuMs: 2 }],
};

describe('growth among evidence', () => {
  it('is found whatever else the evidence holds', () => {
    const evidence = {
      type: 'speed',
      ratio: 3,
      growth: { worst: 'random', families: [{ ...family, extra: 1 }] },
    };
    expect(findGrowth(withEvidence({ type: 'summary', text: '' }, evidence))).toEqual([family]);
  });

  it('is absent where nothing was measured', () => {
    expect(
      findGrowth(withEvidence(undefined, { type: 'speed' }, { type: 'speed', growth: { families: [] } })),
    ).toBe(undefined);
  });
});
