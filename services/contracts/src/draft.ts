import { z } from 'zod';
import { languageSchema, sourceFileSchema, variantIdSchema } from './challenge.js';
import { problemSchema } from './http.js';

/** Storage quota of one user's drafts, including earlier revisions. */
export const DRAFT_QUOTA_BYTES = 20_000_000;

/** Work in progress, one per user, challenge, language and variant. `revision` counts its saved states from 1. */
export const draftSchema = z.object({
  language: languageSchema,
  files: z.array(sourceFileSchema),
  revision: z.number().int().positive(),
  savedAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof draftSchema>;

/** Body of `PUT /drafts/:slug`; `revision` is the one that it is based on, 0 for none. */
export const putDraftBodySchema = z.strictObject({
  language: languageSchema,
  files: z.array(sourceFileSchema).min(1),
  revision: z.number().int().nonnegative(),
  /** Id of the variant that the files answer, in challenges that draw one. */
  variant: variantIdSchema.optional(),
});
export type PutDraftBody = z.infer<typeof putDraftBodySchema>;

export const savedDraftSchema = z.object({
  revision: z.number().int().positive(),
  savedAt: z.iso.datetime(),
});
export type SavedDraft = z.infer<typeof savedDraftSchema>;

/** Response of `GET /drafts/:slug?language=&variant=`. */
export const foundDraftSchema = z.object({ draft: draftSchema.nullable() });

/** 409 `DRAFT_CONFLICT`: another tab or device saved first; `draft` is the server's version. */
export const draftConflictSchema = problemSchema.extend({ draft: draftSchema });
