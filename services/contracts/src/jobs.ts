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

/** Lanes that share a worker's slots. */
export const SHARED_LANES = ['grading-run', 'grading-submit', 'grading-regrade'] as const;
/** The second stage of measured submissions, with a separate slot, so that it never delays the other lanes. */
export const MEASURE_LANE = 'grading-measure';
export const LANES = [...SHARED_LANES, MEASURE_LANE] as const;
export const RESULTS_QUEUE = 'grading-results';
export type SharedLane = (typeof SHARED_LANES)[number];
export type Lane = (typeof LANES)[number];

/** Jobs from each lane, out of 12 that a worker takes while all shared lanes are full. */
export const LANE_TURNS: Readonly<Record<SharedLane, number>> = {
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

/** A job to grade one attempt of a submission. `files` are the learner's own, without the starter code. */
export const gradeJobSchema = z.object({
  v: z.literal(1),
  submission: z.string(),
  /**
   * Fences the live log and is part of the job id. A measured submission takes two attempts, one per stage.
   */
  attempt: z.number().int().positive(),
  /** The number of this try: 1, plus one per lost attempt. Equals `attempt` when absent. */
  tryNumber: z.number().int().positive().optional(),
  challenge: challengeRefSchema,
  language: languageSchema,
  files: z.array(sourceFileSchema),
  entry: z.string().optional(),
  mode: modeSchema,
  input: z.string().optional(),
  seed: z.string(),
  /** Seed of the learner's variant, in challenges that draw one. */
  variant: z.string().optional(),
  /** `requestId`, `traceparent` (W3C) and `orderedAt` (ISO 8601), if known; only for logs and traces. */
  trace: z.record(z.string(), z.string()),
});
export type GradeJob = z.infer<typeof gradeJobSchema>;

/**
 * A job to measure a submission whose first stage is recorded. `checks` are that stage's, without evidence:
 * they decide what is measured, and the score is computed from all checks.
 */
export const measureJobSchema = gradeJobSchema.extend({
  /** SHA-256, hex, of the recorded result of the first stage. */
  stage1Digest: z.string(),
  checks: z.array(checkSchema),
});
export type MeasureJob = z.infer<typeof measureJobSchema>;

/** A job in a lane: `submission.measure` in the measuring lane, `submission.grade` in the others. */
export type LaneJob = GradeJob | MeasureJob;

/** Schema of the jobs in a lane. */
export const laneJobSchema = (lane: Lane): z.ZodType<LaneJob> =>
  lane === MEASURE_LANE ? measureJobSchema : gradeJobSchema;

/** Whether a job is the second stage of a submission. */
export const isMeasureJob = (job: LaneJob): job is MeasureJob => 'stage1Digest' in job;

/** The environment of a grading: enough to repeat it. */
export const environmentSchema = z.object({
  images: z.record(z.string(), z.string()),
  kernel: z.string(),
  engine: z.string(),
  ruleSet: z.string(),
  seed: z.string(),
  /** Seed of the variant, in challenges that draw one. */
  variant: z.string().optional(),
  worker: z.string(),
  /** Processor model, which ratios of CPU times depend on; absent in older records. */
  processor: z.string().optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

/** The result of grading, before the platform adds queue and record times. */
export const judgementSchema = z.object({
  verdict: verdictSchema,
  reason: reasonSchema.nullable(),
  /** Null for mode run. */
  score: scoreSchema.nullable(),
  checks: z.array(checkSchema),
  compile: compileResultSchema.optional(),
  phases: phasesSchema,
  /** Data of failed generated checks. Stored with the checks, sent only on request. */
  reveals: z.array(revealSchema).max(20).optional(),
});
export type Judgement = z.infer<typeof judgementSchema>;

/** Result of the first of two stages: correctness and limits. Speed is still to be measured. */
export const stageResultSchema = z.object({
  correct: z.boolean(),
  /** Points of the decided groups, out of all. */
  points: z.number(),
  max: z.number(),
  checks: z.array(checkSchema),
  compile: compileResultSchema.optional(),
  phases: phasesSchema,
  reveals: z.array(revealSchema).max(20).optional(),
});
export type StageResult = z.infer<typeof stageResultSchema>;

/**
 * How an attempt ended: judged; first stage finished, with speed still to be measured; lost to a platform
 * fault, which is never the learner's failure; or returned by a stopping worker, which is no fault.
 */
export const attemptResultSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('judged'),
    judgement: judgementSchema,
    events: z.array(liveEventSchema),
    epoch: z.string(),
  }),
  z.object({
    outcome: z.literal('staged'),
    stage: stageResultSchema,
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
  /** From the job, so that logs and traces follow a submission to its record. */
  trace: z.record(z.string(), z.string()).optional(),
});
export type RecordVerdictJob = z.infer<typeof recordVerdictJobSchema>;

/** The job id of an attempt: adding it twice is one job. */
export function jobId(submission: string, attempt: number): string {
  return `${submission}:${attempt}`;
}

/** A worker's announcement, refreshed every few seconds under `hone:worker:<id>` with a short expiry. */
export const workerStatusSchema = z.object({
  v: z.literal(1),
  worker: z.string(),
  canary: z.enum(['passed', 'failed', 'running']),
  slots: z.number().int().positive(),
  /** Submissions that it measures at the same time, in addition to its slots. */
  measureSlots: z.number().int().nonnegative().optional(),
  /** It finishes its attempts and takes no more. */
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
