import { z } from 'zod';
import { skillSchema } from '../challenge.js';

/** What a sitting says about one skill of its challenges. */
export const skillResultSchema = z.object({
  skill: skillSchema,
  /** Share of the points, weighted like the total, over the challenges that measured it; null: not measured. */
  percent: z.number().nullable(),
  /** The 80% range around `percent`; null with fewer than two measured challenges. */
  range: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** Challenges with the skill that measured it. */
  items: z.number().int().nonnegative(),
  /** Challenges with the skill that did not: without an answer, not graded, or not decided. */
  unmeasured: z.number().int().nonnegative(),
});
export type SkillResult = z.infer<typeof skillResultSchema>;
