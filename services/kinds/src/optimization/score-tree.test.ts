import { describe, expect, it } from 'vitest';
import { dataNodeSchema } from './data-definition.js';
import { caseScore, combine, shareOf, type NodeResult } from './score-tree.js';

const node = (changes: object) => dataNodeSchema.parse({ name: 'secret/a', ...changes });
const right = (score = 1): NodeResult => ({ accepted: true, score, failure: undefined });
const wrong = (reason: NonNullable<NodeResult['failure']>['reason'], score = 0): NodeResult => ({
  accepted: false,
  score,
  failure: { reason, happened: 'failed' },
});

describe('the score of a group of cases', () => {
  it('is all or nothing where it passes or fails', () => {
    expect(combine(node({ max: 30 }), [right(), right()])).toMatchObject({ accepted: true, score: 30 });
    expect(combine(node({ max: 30 }), [right(), wrong('wrong-answer')])).toMatchObject({
      accepted: false,
      score: 0,
    });
  });

  it.each([
    ['sum', 9],
    ['min', 2],
    ['max', 4],
    ['avg', 3],
  ])('is the %s of what is in it', (score, expected) => {
    expect(combine(node({ score }), [right(3), wrong('wrong-answer', 2), right(4)]).score).toBe(expected);
  });

  it('may be accepted although not everything in it was', () => {
    const mixed = [wrong('time-limit'), right()];
    expect(combine(node({}), mixed).accepted).toBe(false);
    expect(combine(node({ verdict: 'accept' }), mixed).accepted).toBe(true);
    expect(combine(node({ acceptIfAny: true }), mixed).accepted).toBe(true);
    expect(combine(node({ acceptIfAny: true }), [wrong('time-limit')]).accepted).toBe(false);
  });

  it('fails for the worst or the first reason', () => {
    const failures = [right(), wrong('wrong-answer'), wrong('time-limit'), wrong('runtime-error')];
    expect(combine(node({}), failures).failure?.reason).toBe('runtime-error');
    expect(combine(node({ verdict: 'first' }), failures).failure?.reason).toBe('wrong-answer');
    expect(combine(node({}), [{ accepted: false, score: 0, failure: undefined }]).failure?.reason).toBe(
      'wrong-answer',
    );
  });

  it('is the validator’s fault when it lies outside the range', () => {
    expect(() => combine(node({ score: 'sum', range: [0, 5] }), [right(6)])).toThrow(
      'group secret/a scores 6, outside its range 0 to 5',
    );
  });

  it('is a share of the best', () => {
    expect(shareOf(node({ max: 30 }), 10)).toBeCloseTo(1 / 3);
    expect(shareOf(node({ max: 0.3 }), 0.1 + 0.2)).toBe(1);
    expect(shareOf(node({ max: 3 }), -1)).toBe(0);
    expect(shareOf(node({ max: 0 }), 0)).toBe(1);
  });
});

describe('the score of a case', () => {
  const points = (value: number) => ({ type: 'points', points: value }) as const;

  it('is the group’s for accepted and rejected ones', () => {
    expect(caseScore(node({ accept: 5, reject: 1 }), 'c', true, undefined)).toBe(5);
    expect(caseScore(node({ accept: 5, reject: 1 }), 'c', false, undefined)).toBe(1);
    expect(caseScore(node({ accept: 5 }), 'c', true, points(3))).toBe(5);
  });

  it('is the validator’s where it counts', () => {
    const used = node({ accept: 8, validatorScores: 'used' });
    expect(caseScore(used, 'c', true, points(3))).toBe(3);
    expect(caseScore(used, 'c', true, { type: 'multiplier', multiplier: 0.25 })).toBe(2);
    expect(caseScore(used, 'c', false, points(3))).toBe(0);
  });

  it('is the validator’s fault where it must not score, scores too much, or scores what it rejects', () => {
    expect(() => caseScore(node({ validatorScores: 'refused' }), 'c', true, points(1))).toThrow(
      'has none to give',
    );
    const bounded = node({ accept: 8, caseMax: 8, validatorScores: 'used' });
    expect(() => caseScore(bounded, 'c', true, points(9))).toThrow('not within 0 and 8');
    expect(() => caseScore(bounded, 'c', true, points(-1))).toThrow('not within 0 and 8');
    expect(() => caseScore(bounded, 'c', false, points(1))).toThrow('rejected the answer and scored it');
  });
});
