import { z } from 'zod';
import { evidenceSchema } from './outcome.js';

/** A hint that was taken; `index` starts at 1. Text is Markdown. */
export const hintSchema = z.object({ index: z.number().int().positive(), text: z.string() });
export type Hint = z.infer<typeof hintSchema>;

/** Hints taken in one challenge; response of `GET /challenges/:slug/aids`. */
export const learningAidsSchema = z.object({
  hints: z.array(hintSchema),
  hintsAvailable: z.number().int().nonnegative(),
  /** Graded submissions until the next hint unlocks; 0: it is unlocked; null: there are no more. */
  attemptsToNextHint: z.number().int().nonnegative().nullable(),
  solved: z.boolean(),
  gaveUp: z.boolean(),
  /** Whether the editorial is unlocked: it exists, and the challenge was solved or given up. */
  editorial: z.boolean(),
  /**
   * Only where the challenge draws variants: whether the caller has none, or solved or gave up on theirs, so that opening
   * the challenge draws a new one.
   */
  variantOver: z.boolean().optional(),
});
export type LearningAids = z.infer<typeof learningAidsSchema>;

/** Answer of `POST /challenges/:slug/hints/next`. */
export const nextHintSchema = z.object({ hint: hintSchema, aids: learningAidsSchema });
export type NextHint = z.infer<typeof nextHintSchema>;

/** Answer of `GET /challenges/:slug/editorial`. */
export const editorialSchema = z.object({ editorial: z.string() });

/** The data on which a hidden generated check failed; answer of `POST /submissions/:id/checks/:check/reveal`. */
export const revealSchema = z.object({ check: z.string(), evidence: evidenceSchema });
export type Reveal = z.infer<typeof revealSchema>;

const row = z.array(z.string().nullable());

/**
 * One row, or one line of output, in which a hidden generated check differs: expected, answered, or both. A line has no
 * columns, and its text is the only cell.
 */
export const glimpseSchema = z.object({
  check: z.string(),
  columns: z.array(z.string()),
  line: z.number().int().positive().optional(),
  expected: row.optional(),
  actual: row.optional(),
});
export type Glimpse = z.infer<typeof glimpseSchema>;
