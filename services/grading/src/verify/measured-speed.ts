import type { Judgement } from '@hone/contracts';
import { z } from 'zod';

const pointSchema = z.object({
  n: z.number().positive(),
  /** Null or absent: not measured at this size. */
  cpuMs: z.number().nonnegative().nullish(),
  referenceCpuMs: z.number().nonnegative().nullish(),
  naiveCpuMs: z.number().nonnegative().nullish(),
});

const familySchema = z.object({
  family: z.string(),
  label: z.string().nullish(),
  slope: z.number().nullish(),
  referenceSlope: z.number().nullish(),
  verdict: z.string().optional(),
  points: z.array(pointSchema),
});

/** Growth of CPU time over input size in one input family, and the reference's on the same inputs. */
export type GrowthFamily = z.infer<typeof familySchema>;

/** The part of the evidence of type `speed` that this report shows; the rest is for the learner's report. */
const evidenceSchema = z.object({
  type: z.literal('speed'),
  text: z.string().optional(),
  /** Submission over reference, with its interval. */
  ratio: z.object({ median: z.number(), low: z.number(), high: z.number() }).optional(),
  growth: z.object({ families: z.array(familySchema) }).optional(),
});

/** A measured speed as a report shows it. */
export interface MeasuredSpeed {
  readonly text?: string;
  readonly ratio?: { readonly median: number; readonly low: number; readonly high: number };
  readonly families: readonly GrowthFamily[];
}

/** The measured speed among a judgement's evidence; undefined if none was measured. */
export function findSpeed(judgement: Judgement): MeasuredSpeed | undefined {
  for (const check of judgement.checks) {
    const parsed = evidenceSchema.safeParse(check.evidence);
    if (!parsed.success) continue;
    const { text, ratio, growth } = parsed.data;
    return {
      ...(text === undefined ? {} : { text }),
      ...(ratio === undefined ? {} : { ratio }),
      families: growth?.families ?? [],
    };
  }
  return undefined;
}
