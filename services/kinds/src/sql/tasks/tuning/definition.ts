import { z } from 'zod';
import { passAtSchema } from '../../../judging/check-rules.js';
import { argumentsSchema, pathSchema } from '../../manifest-fields.js';

/** The checks that count work, in the order in which they are decided. */
export const WORK_CHECKS = ['blocks', 'scans', 'indexes', 'writes'] as const;
export type WorkCheck = (typeof WORK_CHECKS)[number];

/** Ids of the checks that count work; no instance may have one of them. */
export const workCheckId = (check: WorkCheck): string => `work-${check}`;

const nameSchema = z
  .string()
  .regex(/^[a-z_][a-z0-9_]*$/, 'must be the name of a table in the schema')
  .max(63);

/** What a tuning task counts, beside the rows of its query. */
export const tuningSchema = z.strictObject({
  /** The submission's file of CREATE INDEX statements. */
  indexes: pathSchema,
  /** The query and the indexes whose work is the measure; the task's `reference` says which rows are right. */
  reference: z.strictObject({ query: pathSchema, indexes: pathSchema }),
  /** Data as SQL, so much that a bad plan shows; always the same. */
  data: pathSchema,
  /** Values of the query's parameters with which work is counted, a list each; one empty list where it has none. */
  arguments: z.array(argumentsSchema).min(1).max(8).default([[]]),
  /** The group that work counts for. */
  group: z.string().min(1).max(60).default('work'),
  /** Weights of the checks inside the group. */
  weights: z
    .strictObject({
      blocks: z.number().positive().max(100).default(3),
      scans: z.number().positive().max(100).default(1),
      indexes: z.number().positive().max(100).default(1),
      writes: z.number().positive().max(100).default(1),
    })
    .prefault({}),
  /** At most so many times the blocks that the reference reads. */
  blocks: z.number().min(1).max(10).default(1.5),
  /** Tables that may not be read from one end to the other. */
  noSequentialScan: z.array(nameSchema).max(20).default([]),
  /** What the indexes of the submission may come to. */
  budget: z.strictObject({
    count: z.number().int().min(0).max(20),
    kibibytes: z.number().int().min(0).max(1_048_576),
  }),
  /** Statements that the application writes with: together at most so many times the reference's blocks and log. */
  writes: z.strictObject({ file: pathSchema, most: z.number().min(1).max(10).default(1.3) }).optional(),
  /** From this share of its points a check that counts work passes; the task's `rules` may say another for one of them. */
  passAt: passAtSchema,
});
export type TuningDefinition = z.infer<typeof tuningSchema>;

/** Keys of the tuning task. */
export const tuningKeys = { tuning: tuningSchema.optional() };
