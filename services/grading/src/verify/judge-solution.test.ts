import { describe, expect, it } from 'vitest';
import type { Check, Expectation, Judgement, SolutionCategory } from '@hone/contracts';
import { describeJudgement, findBrokenPromises } from './judge-solution.js';
import type { Solution } from './solutions.js';

const judgement = (verdict: Judgement['verdict'], percent: number, failing: string[] = []): Judgement => ({
  verdict,
  reason: failing.length > 0 ? 'wrong-answer' : null,
  score: { points: percent, max: 100, percent, groups: [] },
  checks: failing.map((id): Check => ({
    id,
    title: id,
    group: 'correct',
    weight: 1,
    required: true,
    status: 'fail',
    score: 0,
    visible: false,
  })),
  phases: {
    queuedMs: 0,
    waitingMs: 0,
    calibrateMs: 0,
    measureMs: 0,
    prepareMs: 0,
    compileMs: 0,
    runMs: 0,
    judgeMs: 0,
    recordMs: 0,
  },
});

const solution = (category: SolutionCategory, expect: Expectation = {}): Solution => ({
  path: `solutions/${category}/x`,
  category,
  language: 'python',
  files: [],
  expect,
});

describe('promises of solutions', () => {
  it('accepted means accepted with full marks', () => {
    expect(findBrokenPromises(solution('accepted'), judgement('accepted', 100))).toEqual([]);
    expect(findBrokenPromises(solution('accepted'), judgement('partial', 40))).toHaveLength(2);
  });

  it('a variant is a correct answer, too', () => {
    expect(findBrokenPromises(solution('variants'), judgement('accepted', 100))).toEqual([]);
    expect(findBrokenPromises(solution('variants'), judgement('partial', 97))).toEqual([
      'verdict is partial, not accepted',
      'score is 97, not 100',
    ]);
  });

  it('wrong means failing the named check, not just any', () => {
    const wrong = solution('wrong', { failing: 'ties' });
    expect(findBrokenPromises(wrong, judgement('rejected', 0, ['ties']))).toEqual([]);
    expect(findBrokenPromises(wrong, judgement('rejected', 0, ['empty']))).toEqual([
      'check ties did not fail',
    ]);
    expect(findBrokenPromises(wrong, judgement('accepted', 100))).toContain('it was accepted');
  });

  it('a group may be named instead of a check', () => {
    expect(
      findBrokenPromises(solution('wrong', { failing: ['correct'] }), judgement('rejected', 0, ['a'])),
    ).toEqual([]);
  });

  it('verdict, reason and score bounds are enforced', () => {
    const strict = solution('slow', { verdict: 'partial', reason: 'time-limit', score: [40, 60] });
    expect(findBrokenPromises(strict, judgement('rejected', 0, ['a']))).toHaveLength(3);
  });

  it('are described in words', () => {
    expect(describeJudgement(judgement('rejected', 0, ['a', 'b']))).toBe(
      'rejected, wrong-answer, fails a and b, score 0',
    );
  });
});
