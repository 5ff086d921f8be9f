import { describe, expect, it } from 'vitest';
import type { Judgement } from '@hone/contracts';
import { describeGrading, reportGrading } from './grade-report.js';

const judgement: Judgement = {
  verdict: 'rejected',
  reason: 'wrong-answer',
  score: {
    points: 0,
    max: 100,
    percent: 0,
    groups: [{ id: 'correct', title: 'Correctness', points: 0, max: 100, components: [] }],
  },
  checks: [
    {
      id: 'data-1',
      title: 'Small cases',
      group: 'correct',
      weight: 1,
      required: true,
      status: 'fail',
      reason: 'wrong-answer',
      score: 0,
      visible: false,
    },
  ],
  phases: {
    queuedMs: 0,
    waitingMs: 0,
    calibrateMs: 0,
    measureMs: 0,
    prepareMs: 1,
    compileMs: 2,
    runMs: 3,
    judgeMs: 4,
    recordMs: 0,
  },
};
const remarks = [{ check: 'data-1', where: 'case small/2', passed: false, text: 'wanted 3' }];

describe('a grading on the command line', () => {
  it('ends with the verdict, after checks, remarks of validators, and groups', () => {
    expect(describeGrading({ judgement, remarks }).split('\n')).toEqual([
      'fail         Small cases (wrong-answer)',
      'validator    case small/2 of check data-1, which failed: wanted 3',
      'Correctness: 0 of 100',
      'rejected, wrong-answer, 0%',
    ]);
  });

  it('names the rule that caps the score, what a pass lacks, and rows in the wrong order', () => {
    const [first] = judgement.checks;
    const checks = [
      { ...first, status: 'pass', reason: undefined, score: 0.954, title: 'Measured speed' },
      { ...first, id: 'race', title: 'Two at once', rule: 'A room is booked once.', cap: 40 },
      {
        ...first,
        title: 'Ties',
        reason: 'presentation',
        evidence: { type: 'summary', text: 'Wrong order: row 3.' },
      },
    ] as Judgement['checks'];
    const score = { points: 40, max: 100, percent: 40, groups: [], cap: { at: 40, check: 'race' } };
    const partial = { ...judgement, verdict: 'partial', reason: 'presentation', checks, score } as const;
    expect(describeGrading({ judgement: partial, remarks: [] }).split('\n')).toEqual([
      'pass         Measured speed (95.4% of its points)',
      'fail         Two at once (wrong-answer)',
      'fail         Ties (wrong order)',
      'capped at 40%: Two at once failed (A room is booked once.)',
      'partial, wrong order, 40%',
    ]);
  });

  it('begins with the compiler output if nothing was run', () => {
    const broken = { ...judgement, compile: { ok: false, output: 'line 1: no' } };
    expect(describeGrading({ judgement: broken, remarks: [] })).toMatch(/^line 1: no\nfail/);
  });

  it('is reported as over HTTP, with validators’ remarks if there are any', () => {
    expect(reportGrading({ judgement, remarks })).toEqual({ ...judgement, remarks });
    expect(reportGrading({ judgement, remarks: [] })).toEqual(judgement);
    const reveals = [{ check: 'data-1', evidence: { type: 'summary' as const, text: 'x' } }];
    expect(reportGrading({ judgement: { ...judgement, reveals }, remarks: [] })).toEqual(judgement);
  });
});
