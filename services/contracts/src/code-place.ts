import { z } from 'zod';

/** A place in the learner's files that an error names. Lines and columns count from 1. */
export const codePlaceSchema = z.object({
  path: z.string().max(400),
  line: z.number().int().positive(),
  column: z.number().int().positive().optional(),
  /** What is wrong there, in one line. */
  message: z.string().max(1_000),
});
export type CodePlace = z.infer<typeof codePlaceSchema>;
