import {
  assessmentContentSchema,
  publishedAssessmentSchema,
  publishedItemSchema,
  publishedSectionSchema,
  rubricSchema,
} from '@hone/contracts/hiring';
import { z } from 'zod';

const time = z.number();

export const assessmentRecordSchema = z.object({
  id: z.string(),
  workspace: z.string(),
  by: z.string(),
  createdAt: time,
});

/** A saved state of the content, with the id `<assessment>:<revision>`. */
export const assessmentDraftRecordSchema = z.object({
  id: z.string(),
  assessment: z.string(),
  revision: z.number().int().positive(),
  savedAt: time,
  by: z.string(),
  content: assessmentContentSchema,
});
export type AssessmentDraftRecord = z.infer<typeof assessmentDraftRecordSchema>;

/** A published item with the digest of the package that grades it, however long the version is kept. */
const pinnedItemSchema = publishedItemSchema.extend({ digest: z.string() });
export type PinnedItem = z.infer<typeof pinnedItemSchema>;

const pinnedSectionSchema = publishedSectionSchema.extend({ items: z.array(pinnedItemSchema) });
export type PinnedSection = z.infer<typeof pinnedSectionSchema>;

const pinnedAssessmentSchema = publishedAssessmentSchema
  .omit({ publishedAt: true })
  .extend({ sections: z.array(pinnedSectionSchema), practiceDigest: z.string().optional() });

/** An immutable version, with the id `<assessment>:<version>`. */
export const versionRecordSchema = z.object({
  id: z.string(),
  assessment: z.string(),
  version: z.number().int().positive(),
  /** The revision of the content that it was made from. */
  revision: z.number().int().positive(),
  publishedAt: time,
  by: z.string(),
  content: pinnedAssessmentSchema,
});
export type VersionRecord = z.infer<typeof versionRecordSchema>;

/** The id is that of the assessment. */
export const rubricRecordSchema = z.object({ id: z.string(), ...rubricSchema.shape });

const DIGITS = 6;
/** Ids of numbered records sort like their numbers. */
export const numbered = (of: string, number: number): string =>
  `${of}:${String(number).padStart(DIGITS, '0')}`;
