import { z } from 'zod';
import { ruleShape } from '../../../judging/check-rules.js';
import { idSchema } from '../../../judging/manifest-fields.js';
import { refusalSchema } from './refusals.js';

const MOST_STATEMENT = 4_000;
const sql = z.string().trim().min(1).max(MOST_STATEMENT);

/** A role of the task that a session signs in as; `owner` owns the tables. */
const roleSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'must be lower-case letters, digits and underscores')
  .max(40)
  .refine((name) => !/^(pg_|learner$|postgres$|task_owner$|grader$|public$|hone)/.test(name), {
    message: 'is a reserved name; choose another',
  });

/** The role that owns what the learner makes. */
export const OWNER_ROLE = 'owner';

const stepSchema = z
  .strictObject({
    sql: sql.optional(),
    /** The role it runs as. */
    as: roleSchema.default(OWNER_ROLE),
    /** Which of several sessions of the role; statements of one session follow each other. */
    session: idSchema.default('main'),
    /** The statement is refused with one of these SQLSTATEs or classes; where `rows` are given, too, either is right. Without it, it succeeds. */
    refused: z.array(refusalSchema).min(1).max(10).optional(),
    /** Its rows in order, as text. */
    rows: z.array(z.array(z.string().nullable()).max(20)).max(50).optional(),
    /** Whether it succeeds or is refused does not matter; what it may have left is looked at by a later step. */
    any: z.boolean().default(false),
    /** Sent without waiting for its end; a later step without `sql` in this session says what came of it. */
    later: z.boolean().default(false),
  })
  .refine(({ later, sql: text }) => !later || text !== undefined, {
    message: 'a step with later: true needs sql',
  })
  .refine(({ later, any, refused, rows }) => [later, any, refused ?? rows].filter(Boolean).length <= 1, {
    message: 'set only one of: refused or rows, any, later',
  });
export type Step = z.infer<typeof stepSchema>;

/** Statements that prove one rule, on tables that were just made. */
export const probeSchema = z.strictObject({
  /** Id of its check. */
  id: idSchema,
  title: z.string().min(1).max(120),
  group: idSchema.default('correct'),
  weight: z.number().positive().max(100).default(1),
  visible: z.boolean().default(false),
  /** The rule that it proves, named when it fails. Failing it caps the score. */
  rule: z.string().min(1).max(300),
  cap: ruleShape.cap,
  steps: z.array(stepSchema).min(1).max(40),
});
export type Probe = z.infer<typeof probeSchema>;

/** Keys of tasks that probes judge; other tasks may have roles, too. */
export const probesKeys = {
  /** What is tried on the tables that a learner defines. */
  probes: z.array(probeSchema).max(60).default([]),
  /** Roles that sign in, beside the owner of the tables. */
  roles: z.array(roleSchema).max(10).default([]),
  /** Extensions that the server has, in a schema that every statement sees. */
  extensions: z
    .array(z.enum(['btree_gist']))
    .max(4)
    .default([]),
};
