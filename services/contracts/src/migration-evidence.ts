import { z } from 'zod';

/** On the clock of the file's run, whole milliseconds. */
const ms = z.number().int().nonnegative();

const waitSchema = z.object({
  fromMs: ms,
  toMs: ms,
  /** It waited for a lock as long as it may, and gave up. */
  blocked: z.boolean(),
});

/** A place of a migration's file that is known to hurt, and why. */
const hazardSchema = z.object({
  file: z.string().max(200),
  line: z.number().int().positive(),
  /** As the linter calls it. */
  rule: z.string().max(80),
  message: z.string().max(500),
});
export type MigrationHazard = z.infer<typeof hazardSchema>;

/** What programs noticed while one file of a migration ran. */
export const migrationEvidenceSchema = z.object({
  type: z.literal('migration'),
  text: z.string().max(4_000),
  file: z.string().max(200),
  /** The programs' time, which begins before the file and ends after it. */
  lengthMs: ms,
  /** No statement of a program may wait longer for a lock. */
  limitMs: ms,
  statements: z
    .array(
      z.object({
        /** In the file, from 1. */
        place: z.number().int().positive(),
        sql: z.string().max(400),
        fromMs: ms,
        toMs: ms,
        /** `again`: it gave up a lock and was tried once more. */
        ended: z.enum(['well', 'refused', 'again']),
      }),
    )
    .max(200),
  programs: z
    .array(
      z.object({
        title: z.string().max(80),
        served: z.number().int().nonnegative(),
        blocked: z.number().int().nonnegative(),
        longestMs: ms,
        waits: z.array(waitSchema).max(60),
      }),
    )
    .max(16),
  /** What is known to hurt; absent where no linter runs. */
  hazards: z.array(hazardSchema).max(20).optional(),
});
export type MigrationEvidence = z.infer<typeof migrationEvidenceSchema>;
