import { z } from 'zod';

const time = z.iso.datetime();
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'must be UTF-8 text without NUL');

const ratingSchema = z.strictObject({
  /** Id of the rubric item. */
  item: z.string().max(40),
  /** Index of the level, from 0. */
  level: z.number().int().min(0).max(5),
});

const noteSchema = z.strictObject({
  text: text(4_000).min(1),
  /** Where: a line of a file of a submission; absent: about the whole. */
  submission: z.string().max(64).optional(),
  path: z.string().max(200).optional(),
  line: z.number().int().positive().optional(),
});

/** Body of `PUT /workspaces/:w/sittings/:s/review`: the caller's own. `handIn` ends it; then it cannot change. */
export const putReviewBodySchema = z.strictObject({
  ratings: z.array(ratingSchema).max(12),
  notes: z.array(noteSchema).max(200),
  handIn: z.boolean(),
});
export type PutReviewBody = z.infer<typeof putReviewBodySchema>;

export const reviewSchema = z.object({
  reviewer: z.object({ id: z.string(), name: z.string() }),
  ratings: z.array(ratingSchema),
  notes: z.array(noteSchema),
  /** Weighted share of the highest levels, by the rubric of today; null without ratings. */
  percent: z.number().nullable(),
  savedAt: time,
  handedInAt: time.nullable(),
});
export type Review = z.infer<typeof reviewSchema>;

export const decisionOutcomeSchema = z.enum(['advance', 'hold', 'decline']);
export type DecisionOutcome = z.infer<typeof decisionOutcomeSchema>;

/** Body of `POST /workspaces/:w/sittings/:s/decision`; `after` is the number of decisions that the caller saw. */
export const decisionBodySchema = z.strictObject({
  outcome: decisionOutcomeSchema,
  reason: text(2_000).trim().min(1, 'must not be empty'),
  after: z.number().int().nonnegative(),
});
export type DecisionBody = z.infer<typeof decisionBodySchema>;

/** A decision of a person, by name, with a reason. Never changed; a later one counts. */
export const decisionSchema = z.object({
  number: z.number().int().positive(),
  at: time,
  by: z.object({ id: z.string(), name: z.string() }),
  outcome: decisionOutcomeSchema,
  reason: z.string(),
});
export type Decision = z.infer<typeof decisionSchema>;
