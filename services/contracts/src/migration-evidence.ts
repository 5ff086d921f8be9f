import { z } from 'zod';

/** Time since the file's run started, in whole milliseconds. */
const ms = z.number().int().nonnegative();

const waitSchema = z.object({
  fromMs: ms,
  toMs: ms,
  /** It waited for a lock until the limit, and gave up. */
  blocked: z.boolean(),
});

/** A known risk in a migration file, and why. */
const hazardSchema = z.object({
  file: z.string().max(200),
  line: z.number().int().positive(),
  /** Name of the linter's rule. */
  rule: z.string().max(80),
  message: z.string().max(500),
});
export type MigrationHazard = z.infer<typeof hazardSchema>;

/** What programs experienced while one file of a migration ran. */
export const migrationEvidenceSchema = z.object({
  type: z.literal('migration'),
  text: z.string().max(4_000),
  file: z.string().max(200),
  /** The time that programs ran, which begins before the file and ends after it. */
  lengthMs: ms,
  /** Longest allowed wait of a program's statement for a lock. */
  limitMs: ms,
  statements: z
    .array(
      z.object({
        /** Position in the file, from 1. */
        place: z.number().int().positive(),
        sql: z.string().max(400),
        fromMs: ms,
        toMs: ms,
        /** `again`: it gave up a lock and was retried. */
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
  /** Known risks; absent where no linter runs. */
  hazards: z.array(hazardSchema).max(20).optional(),
});
export type MigrationEvidence = z.infer<typeof migrationEvidenceSchema>;
