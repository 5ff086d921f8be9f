import { z } from 'zod';
import { idSchema } from '../../../judging/manifest-fields.js';
import { pathSchema } from '../../manifest-fields.js';

/** The phases of a migration, one file each, in the order in which they are judged. */
export const PHASES = ['expand', 'contract', 'down'] as const;
export type Phase = (typeof PHASES)[number];
const phaseSchema = z.enum(PHASES);

/** Ids of a migration's checks. */
export const phaseCheckId = (phase: Phase): string => `phase-${phase}`;
export const LIVE_CHECKS = ['blocked', 'again'] as const;
export type LiveCheck = (typeof LIVE_CHECKS)[number];
export const liveCheckId = (check: LiveCheck): string => `live-${check}`;

const sql = z.string().trim().min(1).max(2_000);

/** A program that uses the tables while they change. `$1` is a row's key and `$2` its value, both as text. */
const programSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1).max(60),
  /** Files during which it runs. */
  runs: z.array(phaseSchema).max(3).default([]),
  /** Files after which all of its statements must work. */
  works: z.array(phaseSchema).min(1).max(3),
  /** All rows as this program sees them: two columns, key and value. */
  all: sql,
  /** The value of one row. */
  reads: sql,
  /** Changes the value of one row. */
  writes: sql,
  /** Adds a row. */
  adds: sql.optional(),
});
export type LiveProgram = z.infer<typeof programSchema>;

/** The definition of a migration task. */
export const migrationSchema = z.strictObject({
  /** Files of the submission. */
  files: z
    .strictObject({
      expand: pathSchema.default('expand.sql'),
      contract: pathSchema.default('contract.sql'),
      down: pathSchema.default('down.sql'),
    })
    .prefault({}),
  /** The final tables, as SQL. */
  target: pathSchema,
  /** Rows as SQL: few for a run; for a submission enough that a change of all of them takes seconds. */
  data: z.strictObject({ sample: pathSchema, large: pathSchema }),
  /** The first is the old program. */
  programs: z.array(programSchema).min(2).max(4),
  /** A value that programs write; {n} becomes a unique number. */
  value: z
    .string()
    .max(100)
    .refine((text) => text.includes('{n}'), { message: 'must contain {n}, which becomes a number' })
    .default('value {n}'),
  /** Rows that programs add have keys from here on. */
  newKeys: z.number().int().positive().max(2_000_000_000),
  /** A report that reads in a transaction and keeps it open. */
  longRead: z
    .strictObject({
      sql,
      holdMs: z.number().int().min(100).max(5_000).default(1_200),
      pauseMs: z.number().int().min(50).max(5_000).default(400),
    })
    .optional(),
  /** No statement of a program may wait longer for a lock. */
  blockMs: z.number().int().min(100).max(5_000).default(500),
  /** The group of all checks except the phases, which are in `correct`. */
  group: z.string().min(1).max(60).default('live'),
  weights: z
    .strictObject({
      blocked: z.number().positive().max(100).default(3),
      again: z.number().positive().max(100).default(1),
    })
    .prefault({}),
});
export type MigrationDefinition = z.infer<typeof migrationSchema>;

/** The definition of a migration task. Throws if it is missing, which inspection reports before. */
export function getMigration({
  migration,
}: {
  readonly migration?: MigrationDefinition | undefined;
}): MigrationDefinition {
  if (migration === undefined) throw new Error('a task without a migration is graded as one');
  return migration;
}

/** Files that a migration task names besides its schema. */
export const filesOf = ({ target, data }: MigrationDefinition): string[] => [target, data.sample, data.large];

/** Keys of the migration task. */
export const migrationKeys = { migration: migrationSchema.optional() };
