import type { SkillProgress } from '@hone/contracts/practice';
import { SKILL_AREAS } from '../words/labels.js';

export interface AreaSkills {
  readonly id: (typeof SKILL_AREAS)[number]['id'];
  readonly skills: readonly SkillProgress[];
  /** Means over the measured skills of the area; null: none is measured. */
  readonly mean: { readonly estimate: number; readonly low: number; readonly high: number } | null;
}

/** The skills in the areas of the map. */
export function groupByArea(skills: readonly SkillProgress[]): AreaSkills[] {
  return SKILL_AREAS.map(({ id, skills: ids }) => {
    const own = skills.filter(({ skill }) => ids.includes(skill));
    const measured = own.flatMap(({ measured: each }) => (each === null ? [] : [each]));
    const mean = (value: (each: (typeof measured)[number]) => number) =>
      measured.reduce((sum, each) => sum + value(each), 0) / measured.length;
    return {
      id,
      skills: own,
      mean:
        measured.length === 0
          ? null
          : {
              estimate: mean(({ estimate }) => estimate),
              low: mean(({ low }) => low),
              high: mean(({ high }) => high),
            },
    };
  });
}
