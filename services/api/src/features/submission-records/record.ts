import {
  challengeRefSchema,
  checkSchema,
  compileResultSchema,
  environmentSchema,
  languageSchema,
  liveEventSchema,
  modeSchema,
  phasesSchema,
  reasonSchema,
  revealSchema,
  scoreSchema,
  slugSchema,
  sourceFileSchema,
  stageResultSchema,
  verdictSchema,
} from '@hone/contracts';
import { z } from 'zod';

/** How a submission ended: small, because lists load it. Times are milliseconds since 1970. */
const outcomeSchema = z.object({
  status: z.enum(['graded', 'voided', 'cancelled']),
  attempt: z.number().int().nonnegative(),
  /** Number of tries; both stages of a measured submission are one try. Equals `attempt` when absent. */
  tries: z.number().int().positive().optional(),
  verdict: verdictSchema.nullable(),
  reason: reasonSchema.nullable(),
  score: scoreSchema.nullable(),
  phases: phasesSchema.nullable(),
  voidReason: z.string().optional(),
  finishedAt: z.number(),
  lastSeq: z.number().int().nonnegative(),
  /** Epoch of the live log that the event numbers belong to. */
  epoch: z.string(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** The facts of a submission. Only `outcome` is added later, when its terminal record exists. */
export const submissionRecordSchema = z.object({
  id: z.string(),
  user: z.string(),
  slug: slugSchema,
  challenge: challengeRefSchema,
  language: languageSchema,
  mode: modeSchema,
  entry: z.string().optional(),
  input: z.string().optional(),
  /** Hex; all hidden data of the grading derives from it. */
  seed: z.string(),
  /** The variant that it answers, in challenges that draw one; a regrade has that of its original. */
  variant: z.object({ id: z.string(), seed: z.string() }).optional(),
  createdAt: z.number(),
  /** The submission that this one regrades; never itself a regrade. */
  regradeOf: z.string().optional(),
  /** `requestId` and `traceparent` of the request that made it, for logs and traces only. */
  trace: z.record(z.string(), z.string()).optional(),
  outcome: outcomeSchema.optional(),
});
export type SubmissionRecord = z.infer<typeof submissionRecordSchema>;

export const filesSchema = z.array(sourceFileSchema);

/** The full record of a finished submission, with all its events. */
const detailsSchema = z.object({
  checks: z.array(checkSchema),
  compile: compileResultSchema.optional(),
  events: z.array(liveEventSchema),
  /** Data of failed generated checks, sent only to an owner who asks for it. */
  reveals: z.array(revealSchema).optional(),
});
export type Details = z.infer<typeof detailsSchema>;

/**
 * How one attempt ended. Inserted once per attempt; this insert decides all races, and a second one changes
 * nothing. `final` finishes the submission, `stage` lets measuring start, and without either the next attempt
 * follows.
 */
export const endingSchema = z.object({
  submission: z.string(),
  attempt: z.number().int().positive(),
  at: z.number(),
  /**
   * Set when the platform failed. Without fault, `stage` and `final`, a stopping worker requeued the attempt.
   */
  fault: z.string().optional(),
  /** Events of a failed attempt, so that the full history survives a loss of the live log. */
  events: z.array(liveEventSchema).optional(),
  environment: environmentSchema.optional(),
  /** Result of the first stage. It is final: later attempts only measure. */
  stage: stageResultSchema.optional(),
  final: z.object({ outcome: outcomeSchema, details: detailsSchema }).optional(),
});
export type Ending = z.infer<typeof endingSchema>;
export type FinalEnding = Ending & { readonly final: NonNullable<Ending['final']> };

/** Attempts lost to platform faults before a submission is voided. */
export const MAX_ATTEMPTS = 3;
/** Attempts that stopping workers may requeue before another one counts as a fault. */
export const MAX_RETURNS = 9;

/** Whether an ending finished its submission. */
export function isFinal(ending: Ending): ending is FinalEnding {
  return ending.final !== undefined;
}
