import type { ChallengeProgress } from '@hone/contracts/practice';
import { describe, expect, it } from 'vitest';
import { measureSkills } from './skills.js';

const challenge = (percent: number | null, difficulty = 3): ChallengeProgress => ({
  slug: 'a',
  title: 'A',
  kind: 'sql',
  difficulty,
  minutes: 10,
  skills: ['relational'],
  status: percent === null ? 'new' : percent === 100 ? 'solved' : 'tried',
  runs: 0,
  submits: 0,
  best: percent === null ? null : { percent, submission: 's', at: '2026-03-01T12:00:00.000Z' },
  firstPercent: null,
  lastAt: null,
  language: null,
  minutesSpent: 0,
});
const relational = (...challenges: ChallengeProgress[]) =>
  measureSkills(challenges).find(({ skill }) => skill === 'relational');
const widthOf = (skill: ReturnType<typeof relational>) =>
  (skill?.measured?.high ?? 0) - (skill?.measured?.low ?? 0);

describe('a skill', () => {
  it('is not measured before a challenge with it is graded', () => {
    expect(relational(challenge(null))).toEqual({
      skill: 'relational',
      measured: null,
      solved: 0,
      offered: 1,
    });
    expect(measureSkills([]).every(({ measured }) => measured === null)).toBe(true);
  });

  it('has a wide range with few challenges and a narrow one with many', () => {
    const one = relational(challenge(100));
    const ten = relational(...Array.from({ length: 10 }, () => challenge(100)));
    expect(one?.measured).toMatchObject({ estimate: 66.7, challenges: 1 });
    expect(ten?.measured).toMatchObject({ estimate: 91.7, challenges: 10 });
    expect(widthOf(one)).toBeGreaterThan(2 * widthOf(ten));
  });

  it('counts a hard challenge for more than an easy one', () => {
    const hard = relational(challenge(100, 5), challenge(0, 1));
    const easy = relational(challenge(0, 5), challenge(100, 1));
    expect(hard?.measured?.estimate).toBeGreaterThan(easy?.measured?.estimate ?? 100);
  });

  it('stays within 0 and 100', () => {
    const { measured } = relational(...Array.from({ length: 20 }, () => challenge(0, 5))) ?? {};
    expect(measured?.low).toBe(0);
    expect(measured?.high).toBeLessThan(100);
  });
});
