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

/** The role that owns what the learner creates. */
export const OWNER_ROLE = 'owner';

const stepSchema = z
  .strictObject({
    sql: sql.optional(),
    /** The role it runs as. */
    as: roleSchema.default(OWNER_ROLE),
    /** Which of several sessions of the role; statements of one session follow each other. */
    session: idSchema.default('main'),
    /** The statement is rejected with one of these SQLSTATEs or classes. With `rows`, either is right. Without it, the statement succeeds. */
    refused: z.array(refusalSchema).min(1).max(10).optional(),
    /** Its rows in order, as text. */
    rows: z.array(z.array(z.string().nullable()).max(20)).max(50).optional(),
    /** It may succeed or be rejected; a later step checks its effect. */
    any: z.boolean().default(false),
    /** Sent without waiting for its end; a later step without `sql` in this session states the expected outcome. */
    later: z.boolean().default(false),
  })
  .refine(({ later, sql: text }) => !later || text !== undefined, {
    message: 'a step with later: true needs sql',
  })
  .refine(({ later, any, refused, rows }) => [later, any, refused ?? rows].filter(Boolean).length <= 1, {
    message: 'set only one of: refused or rows, any, later',
  });
export type Step = z.infer<typeof stepSchema>;

/** Statements that prove one rule, on new tables. */
export const probeSchema = z.strictObject({
  /** Id of its check. */
  id: idSchema,
  title: z.string().min(1).max(120),
  group: idSchema.default('correct'),
  weight: z.number().positive().max(100).default(1),
  visible: z.boolean().default(false),
  /** The rule that it proves, shown if it fails. A failure caps the score. */
  rule: z.string().min(1).max(300),
  cap: ruleShape.cap,
  steps: z.array(stepSchema).min(1).max(40),
});
export type Probe = z.infer<typeof probeSchema>;

/** Keys of tasks that are judged by probes; other tasks may have roles, too. */
export const probesKeys = {
  /** The probes that are run on a learner's tables. */
  probes: z.array(probeSchema).max(60).default([]),
  /** Roles that sign in, besides the owner of the tables. */
  roles: z.array(roleSchema).max(10).default([]),
  /** Extensions of the server, in a schema that every statement can use. */
  extensions: z
    .array(z.enum(['btree_gist']))
    .max(4)
    .default([]),
};
