import { z } from 'zod';
import { languageSchema, sourceFileSchema } from './challenge.js';
import { growthClassSchema } from './speed-evidence.js';

/** So many solutions of a language are shown, the cheapest ones. */
export const MAX_APPROACHES = 12;
/** All files of one solution together, in UTF-8; a larger one is not shown. */
export const MAX_APPROACH_BYTES = 64 * 1024;

/** A right solution of the author's, as it is shown beside the editorial. */
export const approachSchema = z.object({
  /** Its folder below `solutions/`. */
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(100),
  language: languageSchema,
  /**
   * reference: what others are compared with; accepted: full points; slow: right, and over the time limit or measured
   * slower than asked.
   */
  standing: z.enum(['reference', 'accepted', 'slow']),
  /** How its time grows with the size of the input, where the author says so. */
  cost: growthClassSchema.nullable(),
  files: z.array(sourceFileSchema).min(1).max(100),
});
export type Approach = z.infer<typeof approachSchema>;

/** Answer of `GET /challenges/:slug/approaches?language=`, by cost, the cheapest first. */
export const approachesSchema = z.object({ items: z.array(approachSchema).max(MAX_APPROACHES) });
export type Approaches = z.infer<typeof approachesSchema>;
