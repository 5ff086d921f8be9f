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

/** How a submission ended: small, so that it can stand in lists. Times are milliseconds since 1970. */
const outcomeSchema = z.object({
  status: z.enum(['graded', 'voided', 'cancelled']),
  attempt: z.number().int().nonnegative(),
  /** Tries that it took, which both stages of a measured submission are one of; equals `attempt` where absent. */
  tries: z.number().int().positive().optional(),
  verdict: verdictSchema.nullable(),
  reason: reasonSchema.nullable(),
  score: scoreSchema.nullable(),
  phases: phasesSchema.nullable(),
  voidReason: z.string().optional(),
  finishedAt: z.number(),
  lastSeq: z.number().int().nonnegative(),
  /** Epoch of the live log under which the numbers of the list were told. */
  epoch: z.string(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** The facts of a submission. Only `outcome` is ever added, once its ending is recorded. */
export const submissionRecordSchema = z.object({
  id: z.string(),
  user: z.string(),
  slug: slugSchema,
  challenge: challengeRefSchema,
  language: languageSchema,
  mode: modeSchema,
  entry: z.string().optional(),
  input: z.string().optional(),
  /** Hex; all hidden data of the grading derive from it. */
  seed: z.string(),
  createdAt: z.number(),
  /** The submission that this one grades again; never itself a regrade. */
  regradeOf: z.string().optional(),
  /** `requestId` and `traceparent` of the request that made it, for logs and traces only. */
  trace: z.record(z.string(), z.string()).optional(),
  outcome: outcomeSchema.optional(),
});
export type SubmissionRecord = z.infer<typeof submissionRecordSchema>;

export const filesSchema = z.array(sourceFileSchema);

/** The full record of a finished submission: every event it ever told, the terminal one included. */
const detailsSchema = z.object({
  checks: z.array(checkSchema),
  compile: compileResultSchema.optional(),
  events: z.array(liveEventSchema),
  /** Data of failed generated checks: told only to an owner who asks for it. */
  reveals: z.array(revealSchema).optional(),
});
export type Details = z.infer<typeof detailsSchema>;

/**
 * How one attempt ended. Inserted once per attempt, and this decides all races: whoever comes second changes nothing.
 * With `final` the submission is finished; with `stage` its measuring may be ordered; without either, the next attempt.
 */
export const endingSchema = z.object({
  submission: z.string(),
  attempt: z.number().int().positive(),
  at: z.number(),
  /** Set when the platform failed in this attempt. None of this, `stage` and `final`: a stopping worker returned it. */
  fault: z.string().optional(),
  /** Events of a failed attempt, to tell the whole story later even when the live log is lost. */
  events: z.array(liveEventSchema).optional(),
  environment: environmentSchema.optional(),
  /** What the first stage decided. It stands from here on: later attempts measure, and decide nothing of it again. */
  stage: stageResultSchema.optional(),
  final: z.object({ outcome: outcomeSchema, details: detailsSchema }).optional(),
});
export type Ending = z.infer<typeof endingSchema>;
export type FinalEnding = Ending & { readonly final: NonNullable<Ending['final']> };

/** Attempts that platform faults may cost before a submission is voided. */
export const MAX_ATTEMPTS = 3;
/** Attempts that stopping workers may give back before one more counts as a fault. */
export const MAX_RETURNS = 9;

/** Whether an ending finished its submission. */
export function isFinal(ending: Ending): ending is FinalEnding {
  return ending.final !== undefined;
}
