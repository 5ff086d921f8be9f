import type { Check } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { compareGrades, type Graded } from './compare-grades.js';

const check = (id: string, changes: Partial<Check> = {}): Check => ({
  id,
  title: `Check ${id}`,
  group: 'correct',
  weight: 1,
  required: true,
  status: 'pass',
  score: 1,
  visible: true,
  ...changes,
});

const graded = (percent: number, checks: Check[]): Graded => ({
  outcome: {
    verdict: percent === 100 ? 'accepted' : 'partial',
    score: { points: percent, max: 100, percent, groups: [] },
  },
  details: { checks },
});

const VOIDED: Graded = { outcome: { verdict: null, score: null }, details: { checks: [] } };

describe('the comparison of two grades', () => {
  it('has verdict and percent, and only the checks that changed', () => {
    const before = graded(50, [check('a'), check('b', { status: 'fail', score: 0 })]);
    const after = graded(100, [check('a'), check('b')]);
    expect(compareGrades(before, after)).toEqual({
      verdict: { before: 'partial', after: 'accepted' },
      percent: { before: 50, after: 100 },
      checks: [
        {
          id: 'b',
          title: 'Check b',
          status: { before: 'fail', after: 'pass' },
          score: { before: 0, after: 1 },
        },
      ],
    });
  });

  it('sees a score that moved under the same status', () => {
    const before = graded(50, [check('a', { score: 0.4 })]);
    const { checks } = compareGrades(before, graded(50, [check('a', { score: 0.6 })]));
    expect(checks.map(({ score }) => score)).toEqual([{ before: 0.4, after: 0.6 }]);
  });

  it('names checks that came or went', () => {
    const { checks } = compareGrades(graded(50, [check('gone')]), graded(50, [check('new')]));
    expect(checks.map(({ id, status }) => [id, status.before, status.after])).toEqual([
      ['new', null, 'pass'],
      ['gone', 'pass', null],
    ]);
  });

  it('has nothing before when the original was voided', () => {
    const comparison = compareGrades(VOIDED, graded(100, [check('a')]));
    expect(comparison.verdict).toEqual({ before: null, after: 'accepted' });
    expect(comparison.percent.before).toBeNull();
    expect(comparison.checks).toHaveLength(1);
  });
});
