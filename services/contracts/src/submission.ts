import { z } from 'zod';
import { languageSchema, slugSchema, sourceFileSchema, variantIdSchema } from './challenge.js';
import { liveEventSchema } from './events.js';
import { modeSchema } from './jobs.js';
import { glimpseSchema } from './learning-aids.js';
import {
  checkSchema,
  checkStatusSchema,
  compileResultSchema,
  phasesSchema,
  reasonSchema,
  scoreSchema,
  verdictSchema,
} from './outcome.js';

export const MAX_SOURCE_BYTES = 256 * 1024;
export const MAX_SOURCE_FILES = 100;

export const submissionStatusSchema = z.enum(['queued', 'running', 'graded', 'voided', 'cancelled']);
export type SubmissionStatus = z.infer<typeof submissionStatusSchema>;

/** Body of `POST /submissions`. The api checks limits that depend on the challenge (paths, language). */
export const submitBodySchema = z.strictObject({
  challenge: slugSchema,
  language: languageSchema,
  files: z.array(sourceFileSchema).min(1),
  mode: modeSchema,
  input: z
    .string()
    .max(65_536)
    .refine(
      (text) => text.isWellFormed() && !text.includes('\0'),
      'must be UTF-8 text without NUL characters',
    )
    .optional(),
  entry: z.string().min(1).max(200).optional(),
  /** Id of the variant that the files answer; the newest one of the sender when absent. */
  variant: variantIdSchema.optional(),
  /** Id of the sitting that it belongs to; its session must be held. */
  sitting: z.string().max(64).optional(),
});
export type SubmitBody = z.infer<typeof submitBodySchema>;

export const submittedSchema = z.object({
  id: z.string(),
  status: submissionStatusSchema,
  position: z.number().int().nonnegative(),
  /** Estimated milliseconds until the verdict, from recent medians; absent when unknown. */
  etaMs: z.number().int().nonnegative().optional(),
  links: z.object({ self: z.string(), events: z.string(), files: z.string() }),
});
export type Submitted = z.infer<typeof submittedSchema>;

const waitMs = z.number().int().nonnegative();

/**
 * Queue position of a waiting submission. `position` counts those served before it in the same stage: grading
 * or measuring. `starts` estimates when that stage begins, `etaMs` when the verdict is expected.
 */
export const queuePlaceSchema = z.object({
  position: z.number().int().nonnegative(),
  etaMs: waitMs.nullable(),
  starts: z.object({ fromMs: waitMs, toMs: waitMs }).nullable().optional(),
  stage: z.enum(['grading', 'measuring']).optional(),
});
export type QueuePlace = z.infer<typeof queuePlaceSchema>;

const changed = <T extends z.ZodType>(value: T) => z.object({ before: value, after: value });

/**
 * What a regrade changed. `checks` has only those whose status or score differ; null: the check did not
 * exist.
 */
export const regradeComparisonSchema = z.object({
  verdict: changed(verdictSchema.nullable()),
  percent: changed(z.number().nullable()),
  checks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      status: changed(checkStatusSchema.nullable()),
      score: changed(z.number().nullable()),
    }),
  ),
});
export type RegradeComparison = z.infer<typeof regradeComparisonSchema>;

export const submissionSchema = z.object({
  id: z.string(),
  challenge: z.object({ slug: slugSchema, version: z.number() }),
  language: languageSchema,
  mode: modeSchema,
  status: submissionStatusSchema,
  verdict: verdictSchema.nullable(),
  reason: reasonSchema.nullable(),
  score: scoreSchema.nullable(),
  checks: z.array(checkSchema),
  compile: compileResultSchema.optional(),
  phases: phasesSchema.nullable(),
  attempts: z.number().int().nonnegative(),
  lastSeq: z.number().int().nonnegative(),
  /** Why a submission was voided. */
  voidReason: z.string().optional(),
  /** While it is waiting. */
  queue: queuePlaceSchema.optional(),
  /** The submission that this one regrades. */
  regradeOf: z.string().optional(),
  /** Once both are graded. */
  comparison: regradeComparisonSchema.optional(),
  /** Regrades of this submission, oldest first. */
  regrades: z.array(z.string()).optional(),
  /** Ids of failed hidden checks whose generated data can be revealed. */
  revealable: z.array(z.string()).optional(),
  /** Of such a check: the smallest difference in its rows, which costs nothing. Practice only. */
  glimpses: z.array(glimpseSchema).optional(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Submission = z.infer<typeof submissionSchema>;

/** A row of the history: without checks. */
export const submissionSummarySchema = submissionSchema.omit({
  checks: true,
  compile: true,
  phases: true,
  comparison: true,
  regrades: true,
  revealable: true,
  glimpses: true,
});
export type SubmissionSummary = z.infer<typeof submissionSummarySchema>;

/** Response of `GET /submissions/:id/events`; `epoch` as in the answer to `subscribe`. */
export const eventPageSchema = z.object({
  items: z.array(liveEventSchema),
  lastSeq: z.number().int().nonnegative(),
  epoch: z.string().optional(),
});
export type EventPage = z.infer<typeof eventPageSchema>;

/** Response of `GET /submissions/:id/files`. */
export const sourceFileListSchema = z.object({ items: z.array(sourceFileSchema) });
