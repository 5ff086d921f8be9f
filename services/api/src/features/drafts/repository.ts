import { languageSchema, slugSchema, sourceFileSchema } from '@hone/contracts';
import { z } from 'zod';

/** Which draft: one per user, challenge and language. */
export const draftPlaceSchema = z.object({ user: z.string(), slug: slugSchema, language: languageSchema });
export type DraftPlace = z.infer<typeof draftPlaceSchema>;

/** One saved state of a draft. */
export const draftRecordSchema = draftPlaceSchema.extend({
  revision: z.number().int().positive(),
  files: z.array(sourceFileSchema),
  /** Milliseconds since 1970. */
  savedAt: z.number(),
});
export type DraftRecord = z.infer<typeof draftRecordSchema>;

/** How much one saved state takes up. */
export const draftSizeSchema = draftPlaceSchema.omit({ user: true }).extend({
  revision: z.number().int().positive(),
  bytes: z.number().int().nonnegative(),
});
export type DraftSize = z.infer<typeof draftSizeSchema>;

/** Bytes that files take up where drafts are stored. */
export function storedBytesOf(files: DraftRecord['files']): number {
  return Buffer.byteLength(JSON.stringify(files));
}

/** Saved states are inserted once and never changed, so the database itself decides who was first. */
export interface DraftRepository {
  /** False when the draft has this revision already. */
  insert(record: DraftRecord): Promise<boolean>;
  /** The revisions of a draft that are kept, oldest first. */
  listRevisions(place: DraftPlace): Promise<number[]>;
  find(place: DraftPlace, revision: number): Promise<DraftRecord | undefined>;
  remove(place: DraftPlace, revision: number): Promise<void>;
  /** All drafts of somebody, whatever their revisions. */
  listPlaces(user: string): Promise<DraftPlace[]>;
  /** What all saved states of somebody take up, one by one. */
  listSizes(user: string): Promise<DraftSize[]>;
  removeUser(user: string): Promise<void>;
}
