import { languageSchema, slugSchema, sourceFileSchema, variantIdSchema } from '@hone/contracts';
import { z } from 'zod';

/** Identifies a draft: one per user, challenge and language, and per variant in challenges that draw them. */
export const draftKeySchema = z.object({
  user: z.string(),
  slug: slugSchema,
  language: languageSchema,
  variant: variantIdSchema.optional(),
});
export type DraftKey = z.infer<typeof draftKeySchema>;

/** Id of a draft. */
export function draftName({ user, slug, language, variant }: DraftKey): string {
  return [user, slug, language, ...(variant === undefined ? [] : [variant])].join(':');
}

/** One saved revision of a draft. */
export const draftRecordSchema = draftKeySchema.extend({
  revision: z.number().int().positive(),
  files: z.array(sourceFileSchema),
  /** Milliseconds since 1970. */
  savedAt: z.number(),
});
export type DraftRecord = z.infer<typeof draftRecordSchema>;

/** The size of one saved revision. */
export const draftSizeSchema = draftKeySchema.omit({ user: true }).extend({
  revision: z.number().int().positive(),
  bytes: z.number().int().nonnegative(),
});
export type DraftSize = z.infer<typeof draftSizeSchema>;

/** Bytes that files take up in storage. */
export function storedBytesOf(files: DraftRecord['files']): number {
  return Buffer.byteLength(JSON.stringify(files));
}

/** Revisions are inserted once and never changed, so the database decides which of two writers was first. */
export interface DraftRepository {
  /** False when the draft already has this revision. */
  insert(record: DraftRecord): Promise<boolean>;
  /** The kept revisions of a draft, oldest first. */
  listRevisions(place: DraftKey): Promise<number[]>;
  find(place: DraftKey, revision: number): Promise<DraftRecord | undefined>;
  remove(place: DraftKey, revision: number): Promise<void>;
  /** All drafts of a user, every revision. */
  listPlaces(user: string): Promise<DraftKey[]>;
  /** Sizes of all saved revisions of a user. */
  listSizes(user: string): Promise<DraftSize[]>;
  removeUser(user: string): Promise<void>;
}
