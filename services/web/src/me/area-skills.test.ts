import { skillSchema } from '@hone/contracts';
import type { SkillProgress } from '@hone/contracts/practice';
import { describe, expect, it } from 'vitest';
import { groupByArea } from './area-skills.js';

const measured = (estimate: number) => ({
  estimate,
  low: estimate - 10,
  high: estimate + 10,
  challenges: 1,
});
const SKILLS = skillSchema.options.map<SkillProgress>((skill) => ({
  skill,
  measured: skill === 'relational' ? measured(40) : skill === 'nosql' ? measured(60) : null,
  solved: 0,
  offered: 1,
}));

describe('skills by area', () => {
  it('are in eight areas that hold each skill once', () => {
    const areas = groupByArea(SKILLS);
    expect(areas).toHaveLength(8);
    expect(areas.flatMap(({ skills }) => skills.map(({ skill }) => skill)).sort()).toEqual(
      [...skillSchema.options].sort(),
    );
  });

  it('have the mean of the measured skills, and none where nothing was measured', () => {
    const areas = groupByArea(SKILLS);
    expect(areas.find(({ id }) => id === 'databases')?.mean).toEqual({ estimate: 50, low: 40, high: 60 });
    expect(areas.filter(({ mean }) => mean === null)).toHaveLength(7);
  });
});
