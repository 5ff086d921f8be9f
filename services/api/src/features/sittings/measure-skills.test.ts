import { skillSchema, type CheckStatus, type Skill } from '@hone/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureSkills } from './measure-skills.js';
import type { ItemResult } from './results.js';

interface Changes {
  readonly skills?: readonly Skill[];
  readonly weight?: number;
  /** Status of a check that is worth 10 points. */
  readonly status?: CheckStatus;
}

/** An item and what its answer earned: null without one, undefined while it is graded. */
function itemOf(percent: number | null | undefined, changes: Changes = {}): ItemResult {
  const { skills = ['relational'], weight = 1, status = 'pass' } = changes;
  const component = { check: 'a', points: 0, max: 10, status };
  const group = { id: 'correct', title: 'Correctness', points: 0, max: 100, components: [component] };
  const score = { points: percent ?? 0, max: 100, percent: percent ?? 0, groups: [group] };
  const item = {
    ...{
      id: 'i',
      challenge: 'c',
      digest: 'd',
      version: 1,
      title: 'C',
      kind: 'sql',
      difficulty: 3,
      minutes: 10,
    },
    ...{ weight, skills: [...skills] },
  };
  const counted =
    percent === null ? undefined : ({ outcome: { status: 'graded', score } } as ItemResult['counted']);
  return { item, submissions: [], counted, percent: percent === null ? 0 : percent };
}

const relational = (...items: ItemResult[]) =>
  measureSkills({ items }).find(({ skill }) => skill === 'relational');

describe('a skill of a sitting', () => {
  it('is the share of points over the challenges that have it, by their weight', () => {
    const other = itemOf(10, { skills: ['nosql'] });
    const [nosql, sql] = measureSkills({
      items: [itemOf(100, { weight: 3 }), itemOf(20, { skills: ['relational', 'nosql'] }), other],
    });
    expect(sql).toMatchObject({ skill: 'relational', percent: 80, items: 2, unmeasured: 0 });
    expect(nosql).toMatchObject({ skill: 'nosql', percent: 15, items: 2 });
  });

  it('is not measured by what was not answered, is being graded, undecided or without weight', () => {
    const nothing = [itemOf(null), itemOf(undefined), itemOf(0, { status: 'inconclusive' })];
    expect(relational(...nothing, itemOf(100, { weight: 0 }))).toEqual({
      skill: 'relational',
      percent: null,
      range: null,
      items: 0,
      unmeasured: 4,
    });
    expect(relational(...nothing, itemOf(70))).toMatchObject({ percent: 70, items: 1, unmeasured: 3 });
  });

  it('counts an answer without code as 0', () => {
    expect(relational(itemOf(0, { status: 'fail' }), itemOf(100))).toMatchObject({ percent: 50, items: 2 });
  });

  it('has no range from one challenge, and a narrower one from more', () => {
    expect(relational(itemOf(100))).toMatchObject({ percent: 100, range: null });
    // Two of two, by Wilson at 80%: 2 / (2 + z²).
    expect(relational(itemOf(100), itemOf(100))?.range).toEqual({ low: 54.9, high: 100 });
    expect(relational(...Array.from({ length: 8 }, () => itemOf(100)))?.range).toEqual({
      low: 83,
      high: 100,
    });
  });

  it('is wider by the spread of measuring where a score can move', () => {
    const [still, moving] = [
      [itemOf(100), itemOf(0)],
      [itemOf(50), itemOf(50)],
    ].map((items) => relational(...items)?.range);
    expect(moving?.low).toBeCloseTo((still?.low ?? 0) - 2, 5);
    expect(moving?.high).toBeCloseTo((still?.high ?? 0) + 2, 5);
  });

  it('gains little certainty from a light challenge next to a heavy one', () => {
    const width = (range: { low: number; high: number } | null | undefined) =>
      (range?.high ?? 0) - (range?.low ?? 0);
    const even = relational(itemOf(70), itemOf(70))?.range;
    const uneven = relational(itemOf(70, { weight: 100 }), itemOf(70))?.range;
    expect(width(uneven)).toBeGreaterThan(width(even) + 10);
  });

  it('lies in its range, and both in 0 to 100, for any results', () => {
    const items = fc.array(
      fc
        .record({
          percent: fc.double({ min: 0, max: 100, noNaN: true }),
          weight: fc.integer({ min: 1, max: 100 }),
        })
        .map(({ percent, weight }) => itemOf(percent, { weight })),
      { minLength: 2, maxLength: 20 },
    );
    fc.assert(
      fc.property(items, (all) => {
        const { percent, range } = relational(...all) ?? {};
        expect(range?.low).toBeGreaterThanOrEqual(0);
        expect(percent).toBeGreaterThanOrEqual(range?.low ?? 101);
        expect(range?.high).toBeGreaterThanOrEqual(percent ?? 101);
        expect(range?.high).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('is listed once, in the order of names', () => {
    const skills = skillSchema.options.slice(0, 5);
    const listed = measureSkills({ items: [itemOf(10, { skills }), itemOf(20, { skills })] });
    expect(listed.map(({ skill }) => skill)).toEqual([...skills].sort());
  });
});
