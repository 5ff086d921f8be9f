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

/** What a tuning task counts, besides the rows of its query. */
export const tuningSchema = z.strictObject({
  /** The submission's file of CREATE INDEX statements. */
  indexes: pathSchema,
  /** The query and indexes whose work is the yardstick; the task's `reference` defines the right rows. */
  reference: z.strictObject({ query: pathSchema, indexes: pathSchema }),
  /** Data as SQL, enough to expose a bad plan; always the same. */
  data: pathSchema,
  /** Lists of parameter values with which work is counted; one empty list if there are no parameters. */
  arguments: z.array(argumentsSchema).min(1).max(8).default([[]]),
  /** The group of the work checks. */
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
  /** The limit of blocks read, as a multiple of the reference's. */
  blocks: z.number().min(1).max(10).default(1.5),
  /** Tables that must not be read completely. */
  noSequentialScan: z.array(nameSchema).max(20).default([]),
  /** Limits of the submission's indexes. */
  budget: z.strictObject({
    count: z.number().int().min(0).max(20),
    kibibytes: z.number().int().min(0).max(1_048_576),
  }),
  /** The application's writes, and their limit as a multiple of the reference's blocks and log. */
  writes: z.strictObject({ file: pathSchema, most: z.number().min(1).max(10).default(1.3) }).optional(),
  /** A check that counts work passes from this share of its points; `rules` may override it for one check. */
  passAt: passAtSchema,
});
export type TuningDefinition = z.infer<typeof tuningSchema>;

/** Keys of the tuning task. */
export const tuningKeys = { tuning: tuningSchema.optional() };
