import { z } from 'zod';
import { languageSchema, slugSchema, sourceFileSchema } from './challenge.js';
import { liveEventSchema } from './events.js';
import { modeSchema } from './jobs.js';
import {
  checkSchema,
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

/** Body of `POST /submissions`. Limits that need the challenge (paths, language) are checked by the api. */
export const submitBodySchema = z.strictObject({
  challenge: slugSchema,
  language: languageSchema,
  files: z.array(sourceFileSchema).min(1),
  mode: modeSchema,
  input: z
    .string()
    .max(65_536)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'must be UTF-8 text without NUL')
    .optional(),
  entry: z.string().min(1).max(200).optional(),
});
export type SubmitBody = z.infer<typeof submitBodySchema>;

export const submittedSchema = z.object({
  id: z.string(),
  status: submissionStatusSchema,
  position: z.number().int().nonnegative(),
  links: z.object({ self: z.string(), events: z.string(), files: z.string() }),
});
export type Submitted = z.infer<typeof submittedSchema>;

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
  /** Why a submission was voided, in words. */
  voidReason: z.string().optional(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Submission = z.infer<typeof submissionSchema>;

/** A row of the history: without checks. */
export const submissionSummarySchema = submissionSchema.omit({ checks: true, compile: true, phases: true });
export type SubmissionSummary = z.infer<typeof submissionSummarySchema>;

/** Answer of `GET /submissions/:id/events`; `epoch` as in the ack of `subscribe`. */
export const eventPageSchema = z.object({
  items: z.array(liveEventSchema),
  lastSeq: z.number().int().nonnegative(),
  epoch: z.string().optional(),
});
export type EventPage = z.infer<typeof eventPageSchema>;

/** Answer of `GET /submissions/:id/files`. */
export const sourceFileListSchema = z.object({ items: z.array(sourceFileSchema) });
