import { z } from 'zod';
import { codePlaceSchema } from './code-place.js';
import { documentEvidenceSchema } from './document-evidence.js';
import { exchangeEvidenceSchema } from './exchange-evidence.js';
import { historyEvidenceSchema } from './history-evidence.js';
import { incidentEvidenceSchema } from './incident-evidence.js';
import { memoryEvidenceSchema } from './memory-evidence.js';
import { migrationEvidenceSchema } from './migration-evidence.js';
import { speedEvidenceSchema } from './speed-evidence.js';

/** Why a check or a submission failed. A closed list: clients translate each value. */
export const reasonSchema = z.enum([
  'wrong-answer',
  'compile-error',
  'runtime-error',
  'time-limit',
  'memory-limit',
  'output-limit',
  'process-limit',
  'presentation',
  'too-slow',
  'forbidden',
  'contract',
  'unsafe',
  'not-found',
  'platform',
]);
export type Reason = z.infer<typeof reasonSchema>;

/** Resources that a run used. `cpuMs` counts all descendants; `memoryBytes` is the peak. */
export const usageSchema = z.object({
  cpuMs: z.number().nonnegative(),
  wallMs: z.number().nonnegative(),
  memoryBytes: z.number().nonnegative(),
});
export type Usage = z.infer<typeof usageSchema>;

export const checkStatusSchema = z.enum(['pass', 'fail', 'inconclusive', 'skipped', 'error']);
export type CheckStatus = z.infer<typeof checkStatusSchema>;

const clipped = z.string().max(16_384);

/** A step of a query plan, parents first; numbers are those of one run. */
export const planStepSchema = z.object({
  /** Depth in the tree, from 0. */
  depth: z.number().int().nonnegative(),
  /** The operation, such as `Hash Left Join`. */
  step: z.string().max(200),
  /** The table, index, CTE or function it reads. */
  source: z.string().max(300).optional(),
  /** Conditions and keys, in the engine's own words. */
  details: z.array(z.string().max(600)).max(12),
  /**
   * Rows returned, over all loops; null when the engine does not report them, as for the following fields.
   */
  rows: z.number().nonnegative().nullable(),
  loops: z.number().int().nonnegative().nullable(),
  /** Rows removed by a condition, over all loops. */
  removed: z.number().nonnegative().optional(),
  /** Buffer cache blocks touched by this step and those below it. */
  blocks: z.number().int().nonnegative().nullable(),
});
export type PlanStep = z.infer<typeof planStepSchema>;

/** Something counted on a database, which is the same in every run. */
export const workCountSchema = z.object({
  /** What was counted, such as `blocks read with customer = 4711`. */
  name: z.string().max(400),
  unit: z.enum(['blocks', 'bytes', 'indexes', 'scans', 'documents', 'entries', 'elements', 'reads', 'steps']),
  submission: z.number().nonnegative(),
  /** The reference's count, if it has one. */
  reference: z.number().nonnegative().optional(),
  /** The largest count that passes. */
  most: z.number().nonnegative(),
  /**
   * The count that earns nothing; between `most` and this, points fall with the logarithm. Absent: nothing
   * above `most`.
   */
  nothingFrom: z.number().nonnegative().optional(),
});
export type WorkCount = z.infer<typeof workCountSchema>;

/**
 * Details of one check, as shown to the learner; a union by `type`, so that each client can render it. Hidden
 * checks carry only `summary`.
 */
export const evidenceSchema = z.discriminatedUnion('type', [
  /** Plain text about a hidden or simple failure. */
  z.object({ type: z.literal('summary'), text: clipped }),
  /**
   * A program's output next to the expected one; all texts are clipped. `firstDifference` is a 1-based line.
   */
  z.object({
    type: z.literal('diff'),
    input: clipped.optional(),
    expected: clipped,
    actual: clipped,
    stderr: clipped.optional(),
    firstDifference: z.number().int().positive().optional(),
    text: clipped.optional(),
  }),
  /** Result rows of a query next to the reference's. Cells are text; null is SQL NULL. */
  z.object({
    type: z.literal('rows'),
    columns: z.array(z.string()),
    /** The query's first rows and their number, so that a run shows its result also when it passes. */
    rows: z.array(z.array(z.string().nullable())).optional(),
    rowCount: z.number().int().nonnegative().optional(),
    expectedColumns: z.array(z.string()).optional(),
    missing: z.array(z.array(z.string().nullable())),
    extra: z.array(z.array(z.string().nullable())),
    /** Positions of the columns that name a row, by which rows are paired. */
    keys: z.array(z.number().int().nonnegative()).max(50).optional(),
    missingCount: z.number().int().nonnegative(),
    extraCount: z.number().int().nonnegative(),
    /** First differing position, when the rows are right but in the wrong order. */
    firstDifference: z
      .object({
        position: z.number().int().positive(),
        expected: z.array(z.string().nullable()).optional(),
        actual: z.array(z.string().nullable()).optional(),
      })
      .optional(),
    /** How the query was executed on visible data. */
    plan: z.array(planStepSchema).max(200).optional(),
    text: clipped.optional(),
  }),
  /** What a program printed in a sample run, or before it failed. */
  z.object({
    type: z.literal('output'),
    input: clipped.optional(),
    stdout: clipped,
    stderr: clipped.optional(),
    exit: clipped.optional(),
  }),
  /** Counted costs of a query and its indexes, next to the reference's. */
  z.object({
    type: z.literal('work'),
    text: clipped,
    counts: z.array(workCountSchema).max(40),
    /** How the query was executed. */
    plan: z.array(planStepSchema).max(200).optional(),
    /** How the reference was executed. Shown after a pass; others can reveal it. */
    referencePlan: z.array(planStepSchema).max(200).optional(),
  }),
  speedEvidenceSchema,
  memoryEvidenceSchema,
  migrationEvidenceSchema,
  exchangeEvidenceSchema,
  documentEvidenceSchema,
  historyEvidenceSchema,
  incidentEvidenceSchema,
]);
export type Evidence = z.infer<typeof evidenceSchema>;

/** The default share of points from which a measured check passes. */
export const USUAL_PASS_AT = 0.8;

/**
 * One judged property. `score` is 0..1; `weight` counts within the group. A measured check passes from
 * `passAt` on, so a pass may score below 1.
 */
export const checkSchema = z.object({
  id: z.string().min(1).max(120),
  title: z.string().max(200),
  group: z.string(),
  weight: z.number().nonnegative(),
  required: z.boolean(),
  status: checkStatusSchema,
  reason: reasonSchema.optional(),
  score: z.number().min(0).max(1),
  evidence: evidenceSchema.optional(),
  hint: z.string().max(1000).optional(),
  visible: z.boolean(),
  usage: usageSchema.optional(),
  /** The rule of the statement that the check tests. */
  rule: z.string().max(300).optional(),
  /** Maximum score of the submission in percent, when this check fails. Only checks with a rule have one. */
  cap: z.number().min(0).max(100).optional(),
  /** Operations of the contract that the check asks, such as `GET /flags/{name}`. */
  operations: z.array(z.string().max(400)).max(100).optional(),
  /** Places of its error in the learner's files, most relevant first. Editors mark these lines. */
  places: z.array(codePlaceSchema).max(20).optional(),
  /** Of a measured check: the share of its points from which it passes. */
  passAt: z.number().min(0).max(1).optional(),
});
export type Check = z.infer<typeof checkSchema>;

export const verdictSchema = z.enum(['accepted', 'partial', 'rejected']);
export type Verdict = z.infer<typeof verdictSchema>;

/**
 * Points by group. `components` explains a group's points; older records have no status there. `cap` is the
 * check that limited the score below the sum of the groups, with its percentage.
 */
export const scoreSchema = z.object({
  points: z.number(),
  max: z.number(),
  percent: z.number().min(0).max(100),
  groups: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      points: z.number(),
      max: z.number(),
      components: z.array(
        z.object({
          check: z.string(),
          points: z.number(),
          max: z.number(),
          status: checkStatusSchema.optional(),
        }),
      ),
    }),
  ),
  cap: z.object({ at: z.number().min(0).max(100), check: z.string() }).optional(),
});
export type Score = z.infer<typeof scoreSchema>;

/** The compile step, as shown to the learner. */
export const compileResultSchema = z.object({
  ok: z.boolean(),
  output: z.string().max(65_536),
  usage: usageSchema.optional(),
});
export type CompileResult = z.infer<typeof compileResultSchema>;

const ms = z.number().nonnegative();

/**
 * Milliseconds per phase; their sum is the time from the submission to its record. `runMs` is the total wall
 * time of the learner's program outside measuring; `waitingMs` is the wait for a reserved core, `calibrateMs`
 * the time of the challenge's own programs. Includes both stages of a measured submission.
 */
export const phasesSchema = z.object({
  queuedMs: ms,
  waitingMs: ms.default(0),
  calibrateMs: ms.default(0),
  prepareMs: ms,
  compileMs: ms,
  runMs: ms,
  measureMs: ms.default(0),
  judgeMs: ms,
  recordMs: ms,
});
export type Phases = z.infer<typeof phasesSchema>;
