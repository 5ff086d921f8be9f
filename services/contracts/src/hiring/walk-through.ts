import { z } from 'zod';

/** How long after the end a candidate may explain their answers. */
export const WALK_THROUGH_HOURS = 72;
export const MAX_EXPLANATION = 4_000;

/** What a candidate wrote about their own answer, with the question as it was asked. */
export const explanationSchema = z.object({
  item: z.string(),
  template: z.string(),
  question: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
});
export type Explanation = z.infer<typeof explanationSchema>;

const walkThroughQuestionSchema = z.object({
  item: z.string(),
  /** Title of the challenge. */
  title: z.string(),
  template: z.string(),
  question: z.string(),
  /** What was written last. */
  text: z.string().nullable(),
});
export type WalkThroughQuestion = z.infer<typeof walkThroughQuestionSchema>;

/** Response of `GET /sittings/:s/walk-through`: questions about the candidate's own answers, filled by their evidence. */
export const walkThroughSchema = z.object({
  /** `off`: the team does not ask. `waiting`: something is still graded. `closed`: too late to write. */
  state: z.enum(['off', 'waiting', 'open', 'closed']),
  closesAt: z.iso.datetime().nullable(),
  questions: z.array(walkThroughQuestionSchema),
});
export type WalkThrough = z.infer<typeof walkThroughSchema>;

/** Body of `POST /sittings/:s/walk-through`; what is written later counts. */
export const explainBodySchema = z.strictObject({
  item: z.string().max(40),
  template: z.string().max(40),
  text: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(MAX_EXPLANATION)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'must be UTF-8 text without NUL'),
});
export type ExplainBody = z.infer<typeof explainBodySchema>;
