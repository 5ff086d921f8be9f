import { describe, expect, it } from 'vitest';
import type { Check, Judgement } from '@hone/contracts';
import { findDrift, findFlip, isMeasured } from './judge-flips.js';

const check = (id: string, status: Check['status']): Check => ({
  id,
  title: id,
  group: 'correct',
  weight: 1,
  required: true,
  status,
  score: 0,
  visible: false,
});

const judgement = (
  verdict: Judgement['verdict'],
  percent: number,
  failing: readonly string[],
  speed: Check['status'] = 'skipped',
): Judgement => ({
  verdict,
  reason: failing.length > 0 ? 'wrong-answer' : null,
  score: { points: percent, max: 100, percent, groups: [] },
  checks: [...failing.map((id) => check(id, 'fail')), check('speed', speed)],
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

describe('gradings of the same answer', () => {
  it('agree when verdict, failing check and score are equal', () => {
    expect(
      findFlip({}, [judgement('rejected', 0, ['a']), judgement('rejected', 0, ['a', 'b'])]),
    ).toBeUndefined();
    expect(findFlip({}, [])).toBeUndefined();
  });

  it('contradict each other by another verdict, or by another failing check if none is named', () => {
    expect(findFlip({}, [judgement('rejected', 0, ['a']), judgement('partial', 0, ['a'])])).toBe(
      'gradings differ: rejected, wrong-answer, fails a, score 0 | partial, wrong-answer, fails a, score 0',
    );
    const moving = [judgement('rejected', 0, ['a', 'b']), judgement('rejected', 0, ['b'])];
    expect(findFlip({}, moving)).toBeDefined();
    expect(findFlip({ failing: 'b' }, moving)).toBeUndefined();
  });

  it('have the same score, within 3 if a check was measured, or within the declared bounds', () => {
    const scores = (speed: Check['status'], two: number) => [
      judgement('partial', 50, ['a'], speed),
      judgement('partial', two, ['a'], speed),
    ];
    expect(findFlip({}, scores('skipped', 51))).toBeDefined();
    expect(findFlip({}, scores('pass', 53))).toBeUndefined();
    expect(findFlip({}, scores('pass', 54))).toBeDefined();
    expect(findFlip({ score: [40, 60] }, scores('skipped', 58))).toBeUndefined();
  });

  it('drift if measured scores differ by more than 3 within declared bounds', () => {
    const scores = (speed: Check['status'], two: number) => [
      judgement('partial', 50, ['a'], speed),
      judgement('partial', two, ['a'], speed),
    ];
    const bounds = { score: [40, 60] as [number, number] };
    expect(findDrift(bounds, scores('pass', 54))).toMatch(/^the same answer scores 50, 54: 4\.0 apart/);
    expect(findDrift(bounds, scores('pass', 53))).toBeUndefined();
    // Scores outside or without bounds are a flip; unmeasured ones depend on the data.
    expect(findDrift({}, scores('pass', 54))).toBeUndefined();
    expect(findDrift(bounds, scores('skipped', 54))).toBeUndefined();
    expect(findDrift(bounds, [])).toBeUndefined();
  });

  it('count as measured by a check named speed that was not skipped', () => {
    expect(isMeasured(judgement('accepted', 100, [], 'pass'))).toBe(true);
    expect(isMeasured(judgement('accepted', 100, []))).toBe(false);
  });
});
