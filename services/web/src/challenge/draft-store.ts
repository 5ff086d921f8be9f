import { sourceFileSchema } from '@hone/contracts';
import { get, set } from 'idb-keyval';
import { z } from 'zod';

const draftSchema = z.object({
  files: z.array(sourceFileSchema),
  savedAt: z.iso.datetime(),
  /** Version of the challenge that it was written for. */
  version: z.number(),
});
export type Draft = z.infer<typeof draftSchema>;

/** Work in progress, one draft per challenge and language, on this device. */
export interface DraftStore {
  find(slug: string, language: string): Promise<Draft | undefined>;
  save(slug: string, language: string, draft: Draft): Promise<void>;
}

function keyOf(slug: string, language: string): string {
  return `hone-draft:${slug}:${language}`;
}

/** Drafts in IndexedDB. A stored value of an unknown form counts as absent. */
export function createIndexedDraftStore(): DraftStore {
  return {
    async find(slug, language) {
      const parsed = draftSchema.safeParse(await get<unknown>(keyOf(slug, language)));
      return parsed.success ? parsed.data : undefined;
    },
    save: (slug, language, draft) => set(keyOf(slug, language), draft),
  };
}
