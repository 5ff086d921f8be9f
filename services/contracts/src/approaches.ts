import { z } from 'zod';
import { languageSchema, sourceFileSchema } from './challenge.js';
import { growthClassSchema } from './speed-evidence.js';

/** Maximum number of solutions shown per language, the cheapest ones. */
export const MAX_APPROACHES = 12;
/** Maximum size of one solution's files in UTF-8; larger ones are not shown. */
export const MAX_APPROACH_BYTES = 64 * 1024;

/** An accepted solution of the author, shown with the editorial. */
export const approachSchema = z.object({
  /** Its folder below `solutions/`. */
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(100),
  language: languageSchema,
  /**
   * reference: what others are compared with; accepted: full points; slow: correct, but over the time limit
   * or slower than asked.
   */
  standing: z.enum(['reference', 'accepted', 'slow']),
  /** How its time grows with the size of the input, if the author says so. */
  cost: growthClassSchema.nullable(),
  files: z.array(sourceFileSchema).min(1).max(100),
});
export type Approach = z.infer<typeof approachSchema>;

/** Response of `GET /challenges/:slug/approaches?language=`, by cost, the cheapest first. */
export const approachesSchema = z.object({ items: z.array(approachSchema).max(MAX_APPROACHES) });
export type Approaches = z.infer<typeof approachesSchema>;
