import { describe, expect, it } from 'vitest';
import type { Check, Group } from '@hone/contracts';
import fc from 'fast-check';
import { scoreChecks, verdictOf, verdictOfRun } from './score-checks.js';

const GROUPS: Group[] = [
  { id: 'correct', title: 'Correctness', weight: 40, aggregate: 'all' },
  { id: 'scale', title: 'Scale', weight: 60, aggregate: 'sum', requires: ['correct'] },
];

const check = (id: string, group: string, status: Check['status'], more: Partial<Check> = {}): Check => ({
  id,
  title: id,
  group,
  weight: 1,
  required: group === 'correct',
  status,
  score: status === 'pass' ? 1 : 0,
  visible: true,
  ...more,
});

describe('score of checks', () => {
  it('gives full points for passes only', () => {
    const checks = [check('a', 'correct', 'pass'), check('b', 'scale', 'pass'), check('c', 'scale', 'pass')];
    const score = scoreChecks(GROUPS, checks);
    expect(score).toMatchObject({ points: 100, max: 100, percent: 100 });
    expect(verdictOf(checks, score)).toEqual({ verdict: 'accepted', reason: null });
  });

  it('gives an all-group nothing when one check fails, and nothing to groups that require it', () => {
    const checks = [
      check('a', 'correct', 'pass'),
      check('b', 'correct', 'fail', { reason: 'wrong-answer' }),
      check('c', 'scale', 'pass'),
    ];
    const score = scoreChecks(GROUPS, checks);
    expect(score.points).toBe(0);
    expect(verdictOf(checks, score)).toEqual({ verdict: 'rejected', reason: 'wrong-answer' });
  });

  it('shares a sum-group by weight', () => {
    const checks = [
      check('a', 'correct', 'pass'),
      check('b', 'scale', 'pass', { weight: 3 }),
      check('c', 'scale', 'fail', { reason: 'time-limit' }),
    ];
    const score = scoreChecks(GROUPS, checks);
    expect(score.points).toBe(85);
    expect(score.groups[1]?.components).toEqual([
      { check: 'b', points: 45, max: 45, status: 'pass' },
      { check: 'c', points: 0, max: 15, status: 'fail' },
    ]);
    expect(verdictOf(checks, score)).toEqual({ verdict: 'partial', reason: 'time-limit' });
  });

  it('gives an all-group that passes the share of its weakest check', () => {
    const checks = [check('a', 'correct', 'pass', { score: 0.5 }), check('b', 'correct', 'pass')];
    expect(scoreChecks(GROUPS, checks).groups[0]?.points).toBe(20);
  });

  it('gives nothing to a group that requires one with a check that does not pass', () => {
    const groups: Group[] = [
      { id: 'correct', title: 'C', weight: 40, aggregate: 'sum' },
      { id: 'scale', title: 'S', weight: 60, aggregate: 'sum', requires: ['correct'] },
    ];
    const half = [check('a', 'correct', 'pass'), check('b', 'correct', 'fail'), check('c', 'scale', 'pass')];
    expect(scoreChecks(groups, half).groups.map(({ points }) => points)).toEqual([20, 0]);
  });

  it('counts a group that requires one whose checks all pass, though one of them lacks points', () => {
    const checks = [check('a', 'correct', 'pass', { score: 0.9 }), check('b', 'scale', 'pass')];
    expect(scoreChecks(GROUPS, checks).groups.map(({ points }) => points)).toEqual([36, 60]);
  });

  it.each(['skipped', 'inconclusive', 'error'] as const)(
    'counts a check that is %s for nothing',
    (status) => {
      const checks = [
        check('a', 'correct', 'pass'),
        check('b', 'scale', 'pass'),
        check('c', 'scale', status, { score: 1 }),
      ];
      expect(scoreChecks(GROUPS, checks).groups[1]?.points).toBe(30);
    },
  );

  it('shows no points for a skipped check', () => {
    const checks = [check('a', 'correct', 'pass'), check('b', 'scale', 'skipped', { score: 1 })];
    expect(scoreChecks(GROUPS, checks).groups[1]?.components).toEqual([
      { check: 'b', points: 0, max: 60, status: 'skipped' },
    ]);
  });

  it('takes the weakest check of a min-group', () => {
    const groups: Group[] = [{ id: 'correct', title: 'C', weight: 10, aggregate: 'min' }];
    const checks = [check('a', 'correct', 'pass', { score: 0.5 }), check('b', 'correct', 'pass')];
    expect(scoreChecks(groups, checks).points).toBe(5);
  });

  it('gives a group without checks nothing, so that an empty judgement is worth 0', () => {
    const score = scoreChecks(GROUPS, []);
    expect(score.points).toBe(0);
    expect(verdictOf([], score).verdict).toBe('rejected');
  });

  it('never leaves 0..max, for any checks', () => {
    const anyCheck = fc.record({
      id: fc.string({ minLength: 1 }),
      group: fc.constantFrom('correct', 'scale', 'elsewhere'),
      status: fc.constantFrom<Check['status']>('pass', 'fail', 'skipped', 'inconclusive'),
      weight: fc.integer({ min: 0, max: 10 }),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(anyCheck), (specs) => {
        const checks = specs.map(({ id, group, status, ...more }) => check(id, group, status, more));
        const { points, max, percent } = scoreChecks(GROUPS, checks);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(max);
        expect(percent).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('cap of a rule', () => {
  const ruled = (id: string, status: Check['status'], cap: number) =>
    check(id, 'scale', status, { rule: 'Late events count.', cap, weight: 0.1 });
  const others = [check('a', 'correct', 'pass'), check('b', 'scale', 'pass', { weight: 9 })];

  it('limits the score of a submission that fails the check, and names the check', () => {
    const score = scoreChecks(GROUPS, [...others, ruled('race', 'fail', 40)]);
    expect(score).toMatchObject({ points: 40, percent: 40, cap: { at: 40, check: 'race' } });
    expect(score.groups.map(({ points }) => points)).toEqual([40, 59.34]);
  });

  it('is the lowest if several fail', () => {
    const failed = [ruled('one', 'fail', 60), ruled('two', 'fail', 40), ruled('three', 'fail', 40)];
    expect(scoreChecks(GROUPS, [...others, ...failed]).cap).toEqual({ at: 40, check: 'two' });
  });

  it('is not reported if the groups add up to less', () => {
    const low = [check('a', 'correct', 'fail'), ruled('race', 'fail', 40)];
    expect(scoreChecks(GROUPS, low)).toMatchObject({ points: 0 });
    expect(scoreChecks(GROUPS, low).cap).toBeUndefined();
  });

  it.each(['pass', 'skipped', 'inconclusive'] as const)('does not apply to a check that is %s', (status) => {
    const score = scoreChecks(GROUPS, [...others, ruled('race', status, 1)]);
    expect(score.cap).toBeUndefined();
    expect(score.points).toBeGreaterThan(95);
  });

  it('does not apply to a failed check without a rule', () => {
    const score = scoreChecks(GROUPS, [...others, check('style', 'scale', 'fail', { weight: 0.1 })]);
    expect(score.points).toBe(99.34);
    expect(score.cap).toBeUndefined();
  });
});

describe('verdict of a submit', () => {
  const groups: Group[] = [{ id: 'scale', title: 'S', weight: 60, aggregate: 'sum' }];
  const verdictFor = (checks: Check[]) => verdictOf(checks, scoreChecks(groups, checks));

  it('is accepted if every check passes, though a measured one lacks points', () => {
    const checks = [check('a', 'scale', 'pass', { score: 0.95 }), check('b', 'scale', 'pass')];
    expect(scoreChecks(groups, checks).points).toBe(58.5);
    expect(verdictFor(checks)).toEqual({ verdict: 'accepted', reason: null });
  });

  it.each(['skipped', 'inconclusive'] as const)('is partial if a check with points is %s', (status) => {
    const checks = [check('a', 'scale', 'pass'), check('b', 'scale', status)];
    expect(verdictFor(checks)).toEqual({ verdict: 'partial', reason: null });
  });

  it('is accepted if a check without points was not run', () => {
    const checks = [check('a', 'scale', 'pass'), check('look', 'scale', 'skipped', { weight: 0 })];
    expect(verdictFor(checks).verdict).toBe('accepted');
  });

  it('is partial if a group has points and no check', () => {
    const both: Group[] = [...groups, { id: 'rules', title: 'R', weight: 10, aggregate: 'sum' }];
    const checks = [check('a', 'scale', 'pass')];
    expect(verdictOf(checks, scoreChecks(both, checks)).verdict).toBe('partial');
  });

  it('names the reason of the required check before that of another', () => {
    const checks = [
      check('a', 'scale', 'fail', { reason: 'time-limit' }),
      check('b', 'scale', 'pass'),
      check('c', 'correct', 'fail', { reason: 'wrong-answer' }),
    ];
    expect(verdictFor(checks)).toEqual({ verdict: 'rejected', reason: 'wrong-answer' });
  });

  it('is never accepted over a required check that ended in an error', () => {
    const checks = [check('a', 'scale', 'pass'), check('b', 'correct', 'error')];
    expect(verdictFor(checks)).toEqual({ verdict: 'rejected', reason: null });
  });
});

describe('verdict of a sample run', () => {
  it('is partial if something passed and nothing required failed', () => {
    const failed = check('b', 'scale', 'fail', { reason: 'time-limit' });
    const passed = check('a', 'scale', 'pass');
    expect(verdictOfRun([passed, failed])).toEqual({ verdict: 'partial', reason: 'time-limit' });
    expect(verdictOfRun([failed]).verdict).toBe('rejected');
    expect(verdictOfRun([passed, { ...failed, required: true }]).verdict).toBe('rejected');
  });

  it('is accepted without failures, rejected at the first required one', () => {
    expect(verdictOfRun([check('a', 'correct', 'pass')])).toEqual({ verdict: 'accepted', reason: null });
    expect(verdictOfRun([check('a', 'correct', 'fail', { reason: 'runtime-error' })])).toEqual({
      verdict: 'rejected',
      reason: 'runtime-error',
    });
  });
});
