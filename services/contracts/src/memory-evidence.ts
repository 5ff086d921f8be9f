import { z } from 'zod';

/** Peaks of two runs of one program, each the first of a fresh box, in bytes. */
const peaksSchema = z.object({
  /** On the smallest input, where a program does little but start. */
  emptyBytes: z.number().int().nonnegative(),
  /** On the measured input. */
  peakBytes: z.number().int().nonnegative(),
});

/** A measured peak of memory beside the reference's: raw figures, from which the score can be computed again, and words. */
export const memoryEvidenceSchema = z.object({
  type: z.literal('memory'),
  text: z.string().max(4000),
  family: z.string(),
  size: z.number().int().positive(),
  submission: peaksSchema,
  reference: peaksSchema,
  /** All points up to so many times what the reference takes, and none from so many times on. */
  full: z.number().min(1),
  none: z.number().min(1),
});
export type MemoryEvidence = z.infer<typeof memoryEvidenceSchema>;
