import { describe, expect, it } from 'vitest';
import type { Check, Judgement, SpeedEvidence } from '@hone/contracts';
import type { Solution } from './solutions.js';
import { referenceBeatenFindings, speedMarginFindings, speedSizeFindings } from './speed-margin.js';

const solution: Solution = {
  path: 'solutions/accepted/reference-go',
  category: 'accepted',
  language: 'go',
  files: [],
  expect: {},
};

function judged(margin: number, calmNs = 1000): Judgement {
  const evidence: SpeedEvidence = {
    type: 'speed',
    text: 'As fast as the reference.',
    family: 'random',
    size: 1000,
    pairs: [[1, 1]],
    stopped: 0,
    limitNs: 10,
    startUp: { submissionNs: [1], referenceNs: [1] },
    baseline: {
      ratio: Math.min(20, 0.9 * margin),
      source: margin > 21 ? 'capped' : 'measured',
      referenceNs: 1000,
      naiveNs: 1000 * margin,
      calmNs,
    },
    ratio: { median: 1, low: 1, high: 1, confidence: 0.9, pairs: 1 },
    counted: 'median',
    undecided: false,
    attempts: 1,
    quiet: true,
    score: { speed: 1, cap: 1, final: 1 },
    notes: [],
  };
  const check: Check = {
    id: 'speed',
    title: 'Measured speed',
    group: 'speed',
    weight: 1,
    required: false,
    status: 'pass',
    score: 1,
    evidence,
    visible: true,
  };
  const phases = {
    queuedMs: 0,
    waitingMs: 0,
    calibrateMs: 0,
    measureMs: 0,
    prepareMs: 0,
    compileMs: 0,
    runMs: 0,
    judgeMs: 0,
    recordMs: 0,
  };
  return { verdict: 'accepted', reason: null, score: null, checks: [check], phases };
}

describe('the margin between naive and reference', () => {
  it('is enough from 16 on, and if the naive solution was stopped', () => {
    expect(speedMarginFindings(solution, judged(16))).toEqual([]);
    expect(speedMarginFindings(solution, judged(22))).toEqual([]);
  });

  it('is reported as an error below, with the language and the measured ratio', () => {
    const [finding, ...others] = speedMarginFindings(solution, judged(15.94));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', code: 'SPEED_MARGIN' });
    expect(finding?.message).toContain('in go the naive solution uses 15.9 times');
    expect(finding?.message).toContain('family "random" at size 1000');
  });

  it('is not checked for a submission that was not measured', () => {
    expect(speedMarginFindings(solution, { ...judged(3), checks: [] })).toEqual([]);
  });
});

describe('the size at which speed is measured', () => {
  it('is reported as too large if the reference alone takes long, once per language', () => {
    const [finding, ...others] = speedSizeFindings(solution, judged(20, 360e6));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', code: 'SPEED_SIZE', path: 'challenge.yml' });
    expect(finding?.message).toContain('in go the reference burns 360 ms on family "random" at size 1000');
    expect(speedSizeFindings({ ...solution, path: 'solutions/slow/naive-go' }, judged(20, 360e6))).toEqual([
      finding,
    ]);
  });

  it('is fine if it does not, and if nothing was measured', () => {
    expect(speedSizeFindings(solution, judged(20, 300e6))).toEqual([]);
    expect(speedSizeFindings(solution, { ...judged(20, 360e6), checks: [] })).toEqual([]);
  });
});

describe('a solution that is faster than the reference', () => {
  const beaten = (ratio: Partial<SpeedEvidence['ratio']>, cap = 1) => {
    const judgement = judged(20);
    const checks = judgement.checks.map((check) => {
      if (check.evidence?.type !== 'speed') return check;
      const { evidence } = check;
      const score = { speed: 1, cap, final: cap };
      return { ...check, evidence: { ...evidence, score, ratio: { ...evidence.ratio, ...ratio } } };
    });
    return referenceBeatenFindings(solution, { ...judgement, checks });
  };

  it('is reported to the author, with the measurements', () => {
    const [finding, ...others] = beaten({ median: 0.59, low: 0.57, high: 0.61 });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', code: 'REFERENCE_BEATEN', path: solution.path });
    expect(finding?.message).toContain('0.59 times the CPU time of the reference in go (0.57 to 0.61)');
  });

  it('is not reported if it is uncertain, within the tolerance, or outweighed by growth', () => {
    expect(beaten({ median: 0.74, low: 0.7, high: 0.78 })).toEqual([]);
    expect(beaten({ median: 0.9, low: 0.89, high: 0.91 })).toEqual([]);
    expect(beaten({ median: 0.5, low: 0.5, high: 0.5, pairs: 0 })).toEqual([]);
    expect(beaten({ median: 0.5, low: 0.5, high: 0.5 }, 0.5)).toEqual([]);
  });
});
