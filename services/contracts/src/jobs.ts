import { z } from 'zod';
import { languageSchema, slugSchema, sourceFileSchema } from './challenge.js';
import { liveEventSchema } from './events.js';
import { revealSchema } from './learning-aids.js';
import {
  checkSchema,
  compileResultSchema,
  phasesSchema,
  reasonSchema,
  scoreSchema,
  verdictSchema,
} from './outcome.js';

export const LANES = ['grading-run', 'grading-submit', 'grading-regrade'] as const;
export const RESULTS_QUEUE = 'grading-results';
export type Lane = (typeof LANES)[number];

/** Of every 12 orders that a worker takes while all lanes are full, so many are of each lane. */
export const LANE_TURNS: Readonly<Record<Lane, number>> = {
  'grading-run': 8,
  'grading-submit': 3,
  'grading-regrade': 1,
};

export const modeSchema = z.enum(['run', 'submit']);
export type Mode = z.infer<typeof modeSchema>;

export const challengeRefSchema = z.object({
  slug: slugSchema,
  version: z.number().int().nonnegative(),
  digest: z.string(),
});
export type ChallengeRef = z.infer<typeof challengeRefSchema>;

/** An order to grade one attempt of one submission. `files` are the learner's own, without the starter. */
export const gradeJobSchema = z.object({
  v: z.literal(1),
  submission: z.string(),
  attempt: z.number().int().positive(),
  challenge: challengeRefSchema,
  language: languageSchema,
  files: z.array(sourceFileSchema),
  entry: z.string().optional(),
  mode: modeSchema,
  input: z.string().optional(),
  seed: z.string(),
  /** `requestId`, `traceparent` (W3C) and `orderedAt` (ISO 8601), as far as they are known; for logs and traces only. */
  trace: z.record(z.string(), z.string()),
});
export type GradeJob = z.infer<typeof gradeJobSchema>;

/** Where and with what a score was made: enough to repeat it. */
export const environmentSchema = z.object({
  images: z.record(z.string(), z.string()),
  kernel: z.string(),
  engine: z.string(),
  ruleSet: z.string(),
  seed: z.string(),
  worker: z.string(),
  /** Model of the processor, on which ratios of CPU times depend; absent in older records. */
  processor: z.string().optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

/** What grading concluded, before the platform adds queue and record times. */
export const judgementSchema = z.object({
  verdict: verdictSchema,
  reason: reasonSchema.nullable(),
  /** null for mode run. */
  score: scoreSchema.nullable(),
  checks: z.array(checkSchema),
  compile: compileResultSchema.optional(),
  phases: phasesSchema,
  /** Data of failed generated checks. Recorded beside the checks, never told unless asked for. */
  reveals: z.array(revealSchema).max(20).optional(),
});
export type Judgement = z.infer<typeof judgementSchema>;

/**
 * How an attempt ended: judged, lost to a platform fault (never the learner's failure), or given back by a worker that
 * stops, which counts as no fault.
 */
export const attemptResultSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('judged'),
    judgement: judgementSchema,
    events: z.array(liveEventSchema),
    epoch: z.string(),
  }),
  z.object({
    outcome: z.literal('platform-fault'),
    fault: z.string(),
    events: z.array(liveEventSchema),
    epoch: z.string(),
  }),
  z.object({
    outcome: z.literal('returned'),
    events: z.array(liveEventSchema),
    epoch: z.string(),
  }),
]);
export type AttemptResult = z.infer<typeof attemptResultSchema>;

/** A worker's report of one attempt; the api records it once. */
export const recordVerdictJobSchema = z.object({
  v: z.literal(1),
  submission: z.string(),
  attempt: z.number().int().positive(),
  judgement: attemptResultSchema,
  environment: environmentSchema,
  /** Of the order, so that the log and traces follow a submission to its record. */
  trace: z.record(z.string(), z.string()).optional(),
});
export type RecordVerdictJob = z.infer<typeof recordVerdictJobSchema>;

/** The queue's name for an attempt: ordering it twice is one job. */
export function jobId(submission: string, attempt: number): string {
  return `${submission}:${attempt}`;
}

/** A worker's announcement, refreshed every few seconds under `hone:worker:<id>` with a short expiry. */
export const workerStatusSchema = z.object({
  v: z.literal(1),
  worker: z.string(),
  canary: z.enum(['passed', 'failed', 'running']),
  slots: z.number().int().positive(),
  /** It ends what it has and takes nothing more. */
  draining: z.boolean().optional(),
  runtimes: z.record(
    z.string(),
    z.object({
      status: z.enum(['ready', 'building', 'failed']),
      version: z.string().optional(),
      languages: z.array(z.string()),
      reason: z.string().optional(),
    }),
  ),
});
export type WorkerStatus = z.infer<typeof workerStatusSchema>;
