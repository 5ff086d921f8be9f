import { describe, expect, it } from 'vitest';
import type { Judgement } from '@hone/contracts';
import { findSpeed } from './measured-speed.js';

const withEvidence = (...evidence: unknown[]): Judgement =>
  ({ checks: evidence.map((own) => ({ id: 'x', evidence: own })) }) as unknown as Judgement;

const family = {
  family: 'random',
  label: null,
  slope: 1.1,
  referenceSlope: null,
  verdict: 'same',
  points: [
    { n: 10, cpuMs: 1, referenceCpuMs: 2 },
    { n: 20, cpuMs: null, referenceCpuMs: 4 },
  ],
};

describe('measured speed among evidence', () => {
  it('is found next to any other evidence', () => {
    const ratio = { median: 3, low: 2.9, high: 3.1, pairs: 8 };
    const evidence = {
      type: 'speed',
      text: 'Slower.',
      ratio,
      growth: { families: [{ ...family, extra: 1 }] },
    };
    expect(findSpeed(withEvidence({ type: 'summary', text: '' }, evidence))).toEqual({
      text: 'Slower.',
      ratio: { median: 3, low: 2.9, high: 3.1 },
      families: [family],
    });
  });

  it('may lack growth, and is absent if nothing was measured', () => {
    expect(findSpeed(withEvidence({ type: 'speed' }))).toEqual({ families: [] });
    expect(findSpeed(withEvidence(undefined, { type: 'summary', text: '' }))).toBeUndefined();
    expect(findSpeed(withEvidence({ type: 'speed', growth: { families: 3 } }))).toBeUndefined();
  });
});
