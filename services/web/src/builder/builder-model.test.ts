import type { AssessmentContent } from '@hone/contracts/hiring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addItem,
  addSection,
  changeSection,
  moveItem,
  moveSection,
  removeItem,
  sumUp,
  type Section,
} from './builder-model.js';

const EMPTY: AssessmentContent = {
  title: 'Backend',
  intro: '',
  sections: [],
  assistants: 'allowed',
  letter: true,
};
const section = (id: string, slugs: readonly string[], more: Partial<Section> = {}): Section => ({
  id,
  title: id,
  items: slugs.map((challenge) => ({ id: `of-${challenge}`, challenge, weight: 1 })),
  ...more,
});
const content = (...sections: Section[]): AssessmentContent => ({ ...EMPTY, sections });
const slugs = ({ sections }: AssessmentContent) =>
  sections.map(({ items }) => items.map(({ challenge }) => challenge).join(' '));

describe('the content of an assessment', () => {
  it('moves an item within its section, and at the edge into the next one', () => {
    let now = content(section('s1', ['a', 'b']), section('s2', ['c']));
    now = moveItem(now, 'of-a', 1);
    expect(slugs(now)).toEqual(['b a', 'c']);
    now = moveItem(now, 'of-a', 1);
    expect(slugs(now)).toEqual(['b', 'a c']);
    expect(slugs(moveItem(now, 'of-b', -1))).toEqual(['b', 'a c']);
    expect(slugs(moveItem(now, 'of-a', -1))).toEqual(['b a', 'c']);
  });

  it('keeps every item through any moves, and never reuses an id', () => {
    const moves = fc.array(
      fc.tuple(fc.constantFrom('of-a', 'of-b', 'of-c', 's1', 's2'), fc.constantFrom<1 | -1>(1, -1)),
    );
    fc.assert(
      fc.property(moves, (steps) => {
        let now = content(section('s1', ['a', 'b']), section('s2', ['c'], { pick: 1 }));
        for (const [id, step] of steps)
          now = id.startsWith('s') ? moveSection(now, id, step) : moveItem(now, id, step);
        now = addItem(addSection(now, 'new'), 's1', 'd');
        const ids = now.sections.flatMap(({ id, items }) => [id, ...items.map((item) => item.id)]);
        expect(new Set(ids).size).toBe(ids.length);
        expect(slugs(now).join(' ').split(' ').filter(Boolean).sort()).toEqual(['a', 'b', 'c', 'd']);
      }),
    );
  });

  it('holds a challenge once, and draws no more items than there are', () => {
    const now = content(section('s1', ['a', 'b', 'c'], { pick: 2 }));
    expect(addItem(now, 's1', 'a')).toBe(now);
    expect(removeItem(now, 'of-a').sections[0]).not.toHaveProperty('pick');
    expect(changeSection(now, 's1', (old) => ({ ...old, title: 'new' })).sections[0]?.pick).toBe(2);
  });

  it('sums up minutes, difficulty and skills, weighting drawn items by their probability', () => {
    const known = new Map([
      ['a', { minutes: 30, difficulty: 2, skills: ['relational' as const] }],
      ['b', { minutes: 10, difficulty: 4, skills: ['relational' as const, 'nosql' as const] }],
    ]);
    const drawn = content(section('s1', ['a', 'b'], { pick: 1, minutes: 25 }));
    expect(sumUp(drawn, known)).toEqual({
      items: 1,
      minutes: 25,
      expected: 20,
      difficulty: 3,
      skills: [
        { skill: 'relational', share: 1 },
        { skill: 'nosql', share: 0.5 },
      ],
    });
    expect(sumUp(content(section('s1', ['a'])), known).minutes).toBeNull();
    expect(sumUp({ ...drawn, totalMinutes: 60 }, known).minutes).toBe(60);
    expect(sumUp(EMPTY, known)).toMatchObject({ items: 0, minutes: null, difficulty: null, skills: [] });
  });
});
