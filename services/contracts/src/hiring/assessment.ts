import { z } from 'zod';
import { personNameSchema } from '../account.js';
import { languageSchema, skillSchema, slugSchema } from '../challenge.js';
import { listOf } from '../http.js';
import { startWindowSchema } from './start-window.js';

export const MAX_SECTIONS = 10;
export const MAX_ITEMS = 20;

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'must be UTF-8 text without NUL');

/** Id of a section, an item or a rubric item, chosen by the builder; unique within the assessment. */
const partIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters and digits');

/** Whether candidates may use assistants such as language models. Both sides see the policy. */
export const assistantPolicySchema = z.enum(['allowed', 'disclosed', 'not-allowed']);
export type AssistantPolicy = z.infer<typeof assistantPolicySchema>;

/** A challenge of a section. While it is a draft, `version` may be absent: then the newest is published. */
const assessmentItemSchema = z.strictObject({
  id: partIdSchema,
  challenge: slugSchema,
  weight: z.number().min(0).max(100),
  /** Absent: every language of the challenge. */
  languages: z.array(languageSchema).min(1).max(20).optional(),
});

const assessmentSectionSchema = z.strictObject({
  id: partIdSchema,
  title: text(80).min(1),
  /** Absent: only the total time limits it. */
  minutes: z.number().int().min(1).max(600).optional(),
  items: z.array(assessmentItemSchema).max(MAX_ITEMS),
  /** "`pick` of these items": each candidate gets that many, drawn once. Absent: all of them. */
  pick: z.number().int().min(1).max(MAX_ITEMS).optional(),
});

const rubricItemSchema = z.strictObject({
  id: partIdSchema,
  title: text(120).min(1),
  weight: z.number().min(0).max(100),
  /** From the lowest to the highest: what an answer at this level looks like. */
  levels: z
    .array(z.strictObject({ title: text(60).min(1), anchor: text(500) }))
    .min(2)
    .max(6),
});
export type RubricItem = z.infer<typeof rubricItemSchema>;

/** Body of `PUT …/rubric`; changing it re-computes all reviews. */
export const rubricSchema = z.strictObject({ items: z.array(rubricItemSchema).max(12) });
export type Rubric = z.infer<typeof rubricSchema>;

/** What a team edits, and what a published version freezes. */
export const assessmentContentSchema = z.strictObject({
  title: text(80).min(1),
  /** Markdown, shown on the invitation page. */
  intro: text(8_000),
  sections: z.array(assessmentSectionSchema).max(MAX_SECTIONS),
  /** Absent: the sections' minutes count. */
  totalMinutes: z.number().int().min(1).max(1_440).optional(),
  /** Absent: candidates start when they want, until their invitation expires. */
  window: startWindowSchema.optional(),
  /** A challenge that candidates may try before they start; it never counts. */
  practice: slugSchema.optional(),
  assistants: assistantPolicySchema,
  /** Whether candidates get a result letter. */
  letter: z.boolean(),
  /** Whether candidates are asked to explain their answers in writing after the end. Absent: no. */
  walkThrough: z.boolean().optional(),
});
export type AssessmentContent = z.infer<typeof assessmentContentSchema>;

/** Body of `POST /workspaces/:w/assessments`. */
export const createAssessmentBodySchema = z.strictObject({ title: personNameSchema });

/** Body of `PUT /workspaces/:w/assessments/:a`; `revision` is the one that it is based on. */
export const putAssessmentBodySchema = z.strictObject({
  revision: z.number().int().nonnegative(),
  content: assessmentContentSchema,
});
export type PutAssessmentBody = z.infer<typeof putAssessmentBodySchema>;

/** Body of `POST …/publish`: the revision that the caller saw. */
export const publishBodySchema = z.strictObject({ revision: z.number().int().positive() });

export const assessmentStateSchema = z.enum(['draft', 'published', 'retired']);
export type AssessmentState = z.infer<typeof assessmentStateSchema>;

const versionSchema = z.object({
  version: z.number().int().positive(),
  publishedAt: z.iso.datetime(),
  window: startWindowSchema.nullable(),
});

/** Response of `GET`, `POST` and `PUT /workspaces/:w/assessments/:a`. */
export const assessmentSchema = z.object({
  id: z.string(),
  state: assessmentStateSchema,
  /** Counts the saved states of the content from 1. */
  revision: z.number().int().positive(),
  savedAt: z.iso.datetime(),
  content: assessmentContentSchema,
  /** Whether the content differs from the newest version. */
  changed: z.boolean(),
  versions: z.array(versionSchema),
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** A row of `GET /workspaces/:w/assessments`. */
export const assessmentRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: assessmentStateSchema,
  version: z.number().int().positive().nullable(),
  items: z.number().int().nonnegative(),
  minutes: z.number().int().nonnegative(),
  savedAt: z.iso.datetime(),
});
export type AssessmentRow = z.infer<typeof assessmentRowSchema>;
export const assessmentListSchema = listOf(assessmentRowSchema);

/** An item as it was published: with the version of its challenge and what pages show of it. */
export const publishedItemSchema = assessmentItemSchema.extend({
  version: z.number().int().positive(),
  title: z.string(),
  kind: z.string(),
  difficulty: z.number(),
  minutes: z.number(),
  skills: z.array(skillSchema),
});
export type PublishedItem = z.infer<typeof publishedItemSchema>;

export const publishedSectionSchema = assessmentSectionSchema.extend({ items: z.array(publishedItemSchema) });
export type PublishedSection = z.infer<typeof publishedSectionSchema>;

/** Response of `POST …/publish` and `GET …/versions/:v`. A version never changes. */
export const publishedAssessmentSchema = assessmentContentSchema.extend({
  version: z.number().int().positive(),
  publishedAt: z.iso.datetime(),
  sections: z.array(publishedSectionSchema),
});
export type PublishedAssessment = z.infer<typeof publishedAssessmentSchema>;
