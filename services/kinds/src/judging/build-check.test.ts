import { describe, expect, it } from 'vitest';
import { checkSchema } from '@hone/contracts';
import {
  addUsage,
  failCheck,
  measuredCheck,
  passCheck,
  roundUsage,
  skipCheck,
  type CheckPlan,
} from './build-check.js';

const visible: CheckPlan = {
  id: 'ties',
  title: 'Ties',
  group: 'correct',
  weight: 1,
  required: true,
  visible: true,
};
const hidden: CheckPlan = { ...visible, visible: false };
const usage = { cpuMs: 12.34, wallMs: 20.9, memoryBytes: 5_000_001 };

describe('checks', () => {
  it('keep exact usage and full evidence when visible', () => {
    const evidence = { type: 'diff', expected: '1', actual: '2' } as const;
    const check = failCheck(visible, 'wrong-answer', { evidence, usage });
    expect(checkSchema.parse(check)).toEqual({
      ...visible,
      status: 'fail',
      reason: 'wrong-answer',
      score: 0,
      evidence,
      usage,
    });
  });

  it('report coarse usage only when hidden', () => {
    expect(passCheck(hidden, { usage }).usage).toEqual({
      cpuMs: 20,
      wallMs: 30,
      memoryBytes: 5 * 1024 * 1024,
    });
    expect(roundUsage({ cpuMs: 0, wallMs: 10, memoryBytes: 0 })).toEqual({
      cpuMs: 0,
      wallMs: 10,
      memoryBytes: 0,
    });
  });

  it('throw when hidden and about to leave with data', () => {
    const evidence = { type: 'diff', expected: '1', actual: '2' } as const;
    expect(() => failCheck(hidden, 'wrong-answer', { evidence })).toThrow('hidden check ties');
  });

  it('say why they were not run', () => {
    const check = checkSchema.parse(skipCheck(hidden, 'Not run.'));
    expect(check).toMatchObject({
      status: 'skipped',
      score: 0,
      evidence: { type: 'summary', text: 'Not run.' },
    });
    expect(check.reason).toBeUndefined();
  });
});

describe('addUsage', () => {
  it('adds times and takes the largest memory', () => {
    const sum = addUsage([
      { cpuMs: 1, wallMs: 2, memoryBytes: 30 },
      { cpuMs: 10, wallMs: 20, memoryBytes: 3 },
    ]);
    expect(sum).toEqual({ cpuMs: 11, wallMs: 22, memoryBytes: 30 });
    expect(addUsage([])).toEqual({ cpuMs: 0, wallMs: 0, memoryBytes: 0 });
  });

  it('cap at 60 at least where the answer is right and its form or order is not', () => {
    const plan = { ...visible, rule: 'Ties go first.', cap: 40 };
    expect(failCheck(plan, 'wrong-answer').cap).toBe(40);
    expect(failCheck(plan, 'presentation').cap).toBe(60);
    expect(failCheck({ ...plan, cap: 70 }, 'presentation').cap).toBe(70);
    expect(failCheck(visible, 'presentation')).not.toHaveProperty('cap');
  });

  it('pass from passAt of their points on where they are measured, and keep their score', () => {
    const at = (score: number, plan: CheckPlan = { ...visible, passAt: 0.9 }) =>
      measuredCheck(plan, { score, reason: 'too-slow' });
    expect(at(0.977)).toMatchObject({ status: 'pass', score: 0.977 });
    expect(at(0.977)).not.toHaveProperty('reason');
    expect(at(0.9)).toMatchObject({ status: 'pass', score: 0.9 });
    expect(at(0.89)).toMatchObject({ status: 'fail', reason: 'too-slow', score: 0.89 });
    expect([0.8, 0.79].map((score) => at(score, visible).status)).toEqual(['pass', 'fail']);
  });
});
