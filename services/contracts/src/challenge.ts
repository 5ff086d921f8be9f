import { z } from 'zod';
import { sqlViewSchema } from './sql-view.js';

/** Name of a challenge in addresses and folders. */
export const slugSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, such as rate-limiter')
  .max(60);

/** All challenge kinds, in the order in which they are shown. Adding a kind starts here. */
export const KIND_IDS = ['optimization', 'sql', 'api-design', 'microservices'] as const;
export const kindIdSchema = z.enum(KIND_IDS);
export type KindId = z.infer<typeof kindIdSchema>;

/** Id of a language that a learner may choose; the machine's runtimes decide which are available. */
export const languageSchema = z
  .string()
  .regex(/^[a-z][a-z0-9+]{0,19}$/, 'must be a language id such as python');

/** Skills of the map, in its eight areas. */
export const skillSchema = z.enum([
  'cloud',
  'microservices',
  'containers',
  'languages',
  'optimization',
  'git',
  'relational',
  'nosql',
  'data-security',
  'scalability',
  'api-design',
  'integration',
  'collaboration',
  'mentoring',
  'planning',
  'root-cause',
  'pattern-recognition',
  'strategy',
  'documentation',
  'cross-team',
  'presentation',
  'learning',
  'experimentation',
  'open-source',
]);
export type Skill = z.infer<typeof skillSchema>;

/** Limits of one program run; units in the names. `processes` counts the learner's own processes and threads. */
export const limitsSchema = z.strictObject({
  cpuMs: z.number().int().min(50).max(60_000),
  wallMs: z.number().int().min(100).max(120_000),
  memoryMiB: z.number().int().min(16).max(4096),
  outputKiB: z.number().int().min(1).max(65_536),
  processes: z.number().int().min(1).max(512),
});
export type Limits = z.infer<typeof limitsSchema>;

export const groupSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(40),
  title: z.string().min(1).max(80),
  weight: z.number().min(0).max(100),
  /** all: every check passes or nothing; sum: weighted share; min: the weakest check decides. */
  aggregate: z.enum(['all', 'sum', 'min']),
  requires: z.array(z.string()).optional(),
});
export type Group = z.infer<typeof groupSchema>;

/** `challenge.yml` without the kind's own `grading` part, which the kind's schema parses. */
export const manifestSchema = z.strictObject({
  format: z.literal('hone/1'),
  slug: slugSchema,
  title: z.string().min(3).max(80),
  kind: z.string().regex(/^[a-z][a-z-]*$/),
  summary: z.string().min(10).max(200),
  difficulty: z.number().int().min(1).max(5),
  minutes: z.number().int().min(5).max(240),
  skills: z.array(skillSchema).min(1).max(8),
  languages: z.array(languageSchema).min(1),
  submit: z.array(z.string().min(1).max(200)).min(1),
  limits: limitsSchema,
  groups: z.array(groupSchema).min(1).max(12),
  /** The package format that the challenge was imported from; absent otherwise. */
  origin: z.enum(['legacy', 'legacy-icpc', '2023-07-draft', '2025-09']).optional(),
  grading: z.unknown(),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const hintsSchema = z.strictObject({ hints: z.array(z.string().min(1).max(2000)).min(1).max(10) });

/** Text file of a learner: path relative to the submission's root, UTF-8 content. */
export const sourceFileSchema = z.strictObject({ path: z.string().min(1).max(200), content: z.string() });
export type SourceFile = z.infer<typeof sourceFileSchema>;

/** A visible example. */
export const sampleSchema = z.object({
  id: z.string(),
  title: z.string(),
  input: z.string().optional(),
  output: z.string().optional(),
  files: z.array(sourceFileSchema).optional(),
  /** What the files are, where a client has a better way to show them than as text. */
  format: z.enum(['openapi']).optional(),
  note: z.string().optional(),
});
export type Sample = z.infer<typeof sampleSchema>;

/** What a kind's view face contributes to the learner's view; nothing hidden. */
export const kindViewSchema = z.object({
  samples: z.array(sampleSchema),
  /** Whether Run accepts custom input, and its label. */
  customInput: z.object({ label: z.string(), maxBytes: z.number() }).optional(),
  /** How each group is graded, one sentence per group id. */
  groupNotes: z.record(z.string(), z.string()).optional(),
  /** What the SQL kind adds. */
  sql: sqlViewSchema.optional(),
});
export type KindView = z.infer<typeof kindViewSchema>;

/** Id of a variant that was drawn for somebody. */
export const variantIdSchema = z.string().regex(/^[0-9a-z]{1,40}$/, 'is not the id of a variant');

/** The variant that was drawn for the caller. `files` are shown next to the starter and never submitted. */
export const variantViewSchema = z.object({ id: variantIdSchema, files: z.array(sourceFileSchema) });
export type VariantView = z.infer<typeof variantViewSchema>;

export const progressSchema = z.enum(['new', 'tried', 'solved']);

export const challengeSummarySchema = z.object({
  slug: slugSchema,
  title: z.string(),
  kind: z.string(),
  summary: z.string(),
  difficulty: z.number(),
  minutes: z.number(),
  skills: z.array(skillSchema),
  languages: z.array(languageSchema),
  status: progressSchema,
});
export type ChallengeSummary = z.infer<typeof challengeSummarySchema>;

export const challengeViewSchema = challengeSummarySchema.extend({
  version: z.number().int().positive(),
  statement: z.string(),
  starter: z.record(z.string(), z.array(sourceFileSchema)),
  samples: z.array(sampleSchema),
  ...sqlViewSchema.partial().shape,
  limits: limitsSchema,
  groups: z.array(
    z.object({ id: z.string(), title: z.string(), weight: z.number(), note: z.string().optional() }),
  ),
  hintsAvailable: z.number().int().nonnegative(),
  submit: z.array(z.string()),
  customInput: z.object({ label: z.string(), maxBytes: z.number() }).optional(),
  /** Only where the challenge draws variants; null without a session, for which one is drawn when it opens the challenge. */
  variant: variantViewSchema.nullable().optional(),
});
export type ChallengeView = z.infer<typeof challengeViewSchema>;
