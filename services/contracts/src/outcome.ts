import { z } from 'zod';
import { documentEvidenceSchema } from './document-evidence.js';
import { exchangeEvidenceSchema } from './exchange-evidence.js';
import { memoryEvidenceSchema } from './memory-evidence.js';
import { migrationEvidenceSchema } from './migration-evidence.js';
import { speedEvidenceSchema } from './speed-evidence.js';

/** Why a check or a submission failed. A closed list: clients translate each word. */
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

/** What running something cost. `cpuMs` counts all descendants; `memoryBytes` is the peak. */
export const usageSchema = z.object({
  cpuMs: z.number().nonnegative(),
  wallMs: z.number().nonnegative(),
  memoryBytes: z.number().nonnegative(),
});
export type Usage = z.infer<typeof usageSchema>;

export const checkStatusSchema = z.enum(['pass', 'fail', 'inconclusive', 'skipped', 'error']);
export type CheckStatus = z.infer<typeof checkStatusSchema>;

const clipped = z.string().max(16_384);

/** A step of a query's plan. Steps stand in the order of the tree, parents first; numbers are those of one run. */
export const planStepSchema = z.object({
  /** How deep in the tree, from 0. */
  depth: z.number().int().nonnegative(),
  /** What is done, such as `Hash Left Join`. */
  step: z.string().max(200),
  /** The table, index, CTE or function it reads. */
  source: z.string().max(300).optional(),
  /** Conditions and keys, in the engine's own words. */
  details: z.array(z.string().max(600)).max(12),
  /** Rows that came out, over all loops; null where the engine does not say, and so with what follows. */
  rows: z.number().nonnegative().nullable(),
  loops: z.number().int().nonnegative().nullable(),
  /** Rows that a condition threw away, over all loops. */
  removed: z.number().nonnegative().optional(),
  /** Blocks of the buffer cache that it and the steps below touched. */
  blocks: z.number().int().nonnegative().nullable(),
});
export type PlanStep = z.infer<typeof planStepSchema>;

/** Something counted on a database, which is the same number tomorrow. */
export const workCountSchema = z.object({
  /** What was counted, such as `blocks read with customer = 4711`. */
  name: z.string().max(400),
  unit: z.enum(['blocks', 'bytes', 'indexes', 'scans', 'documents', 'entries', 'elements', 'reads', 'steps']),
  submission: z.number().nonnegative(),
  /** The reference's figure, where it has one. */
  reference: z.number().nonnegative().optional(),
  /** The most that passes. */
  most: z.number().nonnegative(),
  /** From where on it earns nothing; between `most` and this, points fall with the logarithm. Absent: nothing above `most`. */
  nothingFrom: z.number().nonnegative().optional(),
});
export type WorkCount = z.infer<typeof workCountSchema>;

/**
 * What a learner is shown about one check; a union by `type`, so that each client draws it properly.
 * Hidden checks carry `summary` only.
 */
export const evidenceSchema = z.discriminatedUnion('type', [
  /** Plain words about a hidden or simple failure. */
  z.object({ type: z.literal('summary'), text: clipped }),
  /** A program's answer beside the expected one; all texts clipped. `firstDifference` is a 1-based line. */
  z.object({
    type: z.literal('diff'),
    input: clipped.optional(),
    expected: clipped,
    actual: clipped,
    stderr: clipped.optional(),
    firstDifference: z.number().int().positive().optional(),
    text: clipped.optional(),
  }),
  /** Result rows of a query beside the reference's. Cells are shown as text; null is SQL NULL. */
  z.object({
    type: z.literal('rows'),
    columns: z.array(z.string()),
    /** The query's own first rows and how many there were, so that a run shows its result also when it passes. */
    rows: z.array(z.array(z.string().nullable())).optional(),
    rowCount: z.number().int().nonnegative().optional(),
    expectedColumns: z.array(z.string()).optional(),
    missing: z.array(z.array(z.string().nullable())),
    extra: z.array(z.array(z.string().nullable())),
    missingCount: z.number().int().nonnegative(),
    extraCount: z.number().int().nonnegative(),
    /** When the rows agree as a bag but stand in the wrong order: the first differing position. */
    firstDifference: z
      .object({
        position: z.number().int().positive(),
        expected: z.array(z.string().nullable()).optional(),
        actual: z.array(z.string().nullable()).optional(),
      })
      .optional(),
    /** How the query was carried out on visible data. */
    plan: z.array(planStepSchema).max(200).optional(),
    text: clipped.optional(),
  }),
  /** What a sample run printed. */
  z.object({
    type: z.literal('output'),
    stdout: clipped,
    stderr: clipped.optional(),
    exit: clipped.optional(),
  }),
  /** What a query and its indexes cost, counted beside the reference's. */
  z.object({
    type: z.literal('work'),
    text: clipped,
    counts: z.array(workCountSchema).max(40),
    /** How the query was carried out. */
    plan: z.array(planStepSchema).max(200).optional(),
    /** How the reference was. Told to whoever passed; others reveal it. */
    referencePlan: z.array(planStepSchema).max(200).optional(),
  }),
  speedEvidenceSchema,
  memoryEvidenceSchema,
  migrationEvidenceSchema,
  exchangeEvidenceSchema,
  documentEvidenceSchema,
]);
export type Evidence = z.infer<typeof evidenceSchema>;

/** The share of its points from which a measured check passes, where its author says no other. */
export const USUAL_PASS_AT = 0.8;

/**
 * One thing that was judged. `score` is 0..1; `weight` counts inside the group. A measured check passes from `passAt` on,
 * so that a pass may have a score below 1.
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
  /** The rule of the statement that the check proves. */
  rule: z.string().max(300).optional(),
  /** The most that a submission scores, in percent, where this check fails. Only a check with a rule has one. */
  cap: z.number().min(0).max(100).optional(),
  /** Of a measured check: the share of its points from which it passes. */
  passAt: z.number().min(0).max(1).optional(),
});
export type Check = z.infer<typeof checkSchema>;

export const verdictSchema = z.enum(['accepted', 'partial', 'rejected']);
export type Verdict = z.infer<typeof verdictSchema>;

/**
 * Points by group. `components` names what a group's points consist of, for explanation; older records have no status
 * there. `cap` says why the groups add up to more than `points`: the score was held at so many percent by that check.
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

/** The compile step as a learner sees it. */
export const compileResultSchema = z.object({
  ok: z.boolean(),
  output: z.string().max(65_536),
  usage: usageSchema.optional(),
});
export type CompileResult = z.infer<typeof compileResultSchema>;

const ms = z.number().nonnegative();

/**
 * Milliseconds per phase; together they are the time from the submission to its record. `runMs` is the sum of the wall
 * times of the learner's program runs outside measuring, nothing else; `waitingMs` is the time for a core to measure on,
 * `calibrateMs` that for the challenge's own programs. Both stages of a measured submission count.
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
