import type { Judgement } from '@hone/contracts';
import { z } from 'zod';

const pointSchema = z.object({
  n: z.number().positive(),
  cpuMs: z.number().nonnegative(),
  referenceCpuMs: z.number().nonnegative().optional(),
});

const familySchema = z.object({
  family: z.string(),
  label: z.string().optional(),
  slope: z.number().optional(),
  points: z.array(pointSchema).min(1),
});

/** Growth of CPU time over input size in one input family, beside the reference's on the same inputs. */
export type GrowthFamily = z.infer<typeof familySchema>;

const evidenceSchema = z.object({
  type: z.literal('speed'),
  growth: z.object({ families: z.array(familySchema).min(1) }),
});

/** The growth curves among a judgement's evidence; undefined where none was measured. */
export function findGrowth(judgement: Judgement): readonly GrowthFamily[] | undefined {
  for (const check of judgement.checks) {
    const parsed = evidenceSchema.safeParse(check.evidence);
    if (parsed.success) return parsed.data.growth.families;
  }
  return undefined;
}
