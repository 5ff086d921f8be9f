import { z } from 'zod';

/** Peak memory of two runs of one program, each the first in a new box, in bytes. */
const peaksSchema = z.object({
  /** On the smallest input, where a program does little but start. */
  emptyBytes: z.number().int().nonnegative(),
  /** On the measured input. */
  peakBytes: z.number().int().nonnegative(),
});

/**
 * Measured peak memory compared with the reference: measurements from which the score can be recomputed, and
 * words.
 */
export const memoryEvidenceSchema = z.object({
  type: z.literal('memory'),
  text: z.string().max(4000),
  family: z.string(),
  size: z.number().int().positive(),
  submission: peaksSchema,
  reference: peaksSchema,
  /** Full points up to this multiple of the reference's peak, and none from this multiple on. */
  full: z.number().min(1),
  none: z.number().min(1),
});
export type MemoryEvidence = z.infer<typeof memoryEvidenceSchema>;
