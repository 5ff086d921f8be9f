import { describe, expect, it } from 'vitest';
import type { Check, Expectation, Judgement, SolutionCategory } from '@hone/contracts';
import { proposeExpectation, writeExpectation } from './propose-expectation.js';
import type { Solution } from './solutions.js';

const solution = (category: SolutionCategory, promised: Expectation): Solution => ({
  path: `solutions/${category}/one`,
  category,
  language: 'python',
  files: [],
  expect: promised,
});
const check = (id: string, status: Check['status'], more: Partial<Check> = {}): Check => ({
  ...{ id, title: id, group: 'speed', weight: 1, required: false, visible: true },
  ...{ status, score: status === 'pass' ? 1 : 0 },
  ...more,
});
const judged = (percent: number, more: Partial<Judgement>): Judgement => ({
  verdict: 'partial',
  reason: 'too-slow',
  score: { points: percent, max: 100, percent, groups: [] },
  checks: [],
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
  ...more,
});
const OLD: Expectation = { verdict: 'partial', reason: 'too-slow', failing: 'speed', score: [91, 99] };

describe('a proposed expectation', () => {
  it('is none if the promise is kept', () => {
    const kept = judged(95, { checks: [check('speed', 'fail')] });
    expect(proposeExpectation(solution('slow', OLD), [kept])).toBeUndefined();
  });

  it('is accepted for a slow answer that lacks few points, and keeps a range that holds', () => {
    const accepted = judged(97, { verdict: 'accepted', reason: null, checks: [check('speed', 'pass')] });
    expect(proposeExpectation(solution('slow', OLD), [accepted])).toEqual({
      verdict: 'accepted',
      score: [91, 99],
    });
  });

  it('has the score after a cap, and the names that still fail', () => {
    const checks = [check('race', 'fail'), check('style', 'fail'), check('rows', 'pass')];
    const capped = judged(40, { reason: 'wrong-answer', checks });
    const promised: Expectation = { verdict: 'partial', failing: ['race', 'rows'], score: [78, 78] };
    expect(proposeExpectation(solution('wrong', promised), [capped, capped])).toEqual({
      verdict: 'partial',
      reason: 'wrong-answer',
      failing: ['race'],
      score: [40, 40],
    });
  });

  it('leaves room around a measured score', () => {
    const speed = check('speed', 'fail', {
      score: 0.5,
      evidence: { type: 'speed' } as unknown as NonNullable<Check['evidence']>,
    });
    const [low, high] = [judged(61.4, { checks: [speed] }), judged(63.2, { checks: [speed] })];
    expect(proposeExpectation(solution('slow', OLD), [low, high])?.score).toEqual([59, 66]);
  });

  it.each<[SolutionCategory, Judgement['verdict']]>([
    ['accepted', 'partial'],
    ['variants', 'rejected'],
    ['wrong', 'accepted'],
    ['hostile', 'accepted'],
  ])('is none for a solution of %s that is %s: that is a mistake', (category, verdict) => {
    expect(proposeExpectation(solution(category, {}), [judged(90, { verdict })])).toBeUndefined();
  });

  it('is none if the clock stopped a solution that was not expected to be late', () => {
    const late = judged(0, { verdict: 'rejected', reason: 'time-limit', checks: [check('all', 'fail')] });
    expect(proposeExpectation(solution('slow', OLD), [late])).toBeUndefined();
    const naive: Expectation = { verdict: 'partial', reason: 'time-limit', score: [40, 42] };
    expect(proposeExpectation(solution('slow', naive), [late])).toMatchObject({ verdict: 'rejected' });
  });

  it('is none if gradings do not agree', () => {
    const one = judged(92, { verdict: 'accepted', reason: null });
    expect(proposeExpectation(solution('slow', OLD), [one, judged(90, {})])).toBeUndefined();
  });
});

describe('the file of an expectation', () => {
  it('is updated and keeps comments and other keys', () => {
    const text =
      '# Why it is slow.\ncost: n log n\nverdict: partial\nreason: too-slow\nfailing: speed\nscore: [91, 99]\n';
    expect(writeExpectation(text, { verdict: 'accepted', score: [91, 99] })).toBe(
      '# Why it is slow.\ncost: n log n\nverdict: accepted\nscore: [91, 99]\n',
    );
  });

  it('is created if there was none', () => {
    const promise = { verdict: 'partial', failing: ['race', 'rows'], score: [40, 40] } as const;
    expect(writeExpectation('', { ...promise, failing: [...promise.failing], score: [40, 40] })).toBe(
      'verdict: partial\nfailing: [race, rows]\nscore: [40, 40]\n',
    );
  });
});
