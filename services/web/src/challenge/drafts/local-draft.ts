import { sourceFileSchema, type SourceFile } from '@hone/contracts';
import { z } from 'zod';

export type Files = readonly SourceFile[];

/** Text of a tab that lost the race for the record; kept until the user merges it. */
const asideSchema = z.object({ tab: z.string(), files: z.array(sourceFileSchema) });
export type Aside = z.infer<typeof asideSchema>;

/** A draft on this device: one record per user, challenge and language, shared by all tabs. */
export const localDraftSchema = z.object({
  files: z.array(sourceFileSchema),
  /** Version of the challenge that it was written for. */
  version: z.number(),
  /** The server's revision that it is based on; 0: none. */
  base: z.number().int().nonnegative(),
  /** Whether the server may not have it yet. */
  dirty: z.boolean(),
  /** When it was last changed here. */
  at: z.iso.datetime(),
  /** When the server last confirmed a revision. */
  savedAt: z.iso.datetime().nullable(),
  /** Digests of texts sent to the server without an answer yet: its copy may be one of them. */
  unanswered: z.array(z.string()),
  /** Changes with each write: a writer must have seen the latest. */
  stamp: z.string(),
  /** What an older submission or the starter replaced, so that it can be restored. */
  replaced: z.object({ files: z.array(sourceFileSchema), by: z.string() }).nullable(),
  asides: z.array(asideSchema),
});
export type LocalDraft = z.infer<typeof localDraftSchema>;

/** What a tab knows of a record's content; the store handles stamp and asides. */
export type DraftContent = Omit<LocalDraft, 'stamp' | 'asides'>;

function sorted(files: Files): SourceFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether two drafts are equal, regardless of the order of their files. */
export function sameFiles(a: Files, b: Files): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  const others = sorted(b);
  return sorted(a).every(
    (file, index) => file.path === others[index]?.path && file.content === others[index].content,
  );
}

const SEEDS = [0x811c9dc5, 0x9e3779b9] as const;

/** A digest that recognises the user's text in the server's copy: length and two 32-bit FNV-1a hashes. */
export function digestOf(files: Files): string {
  const text = JSON.stringify(sorted(files).map((file) => [file.path, file.content]));
  const hashes = SEEDS.map((seed: number) => {
    let hash = seed;
    for (let index = 0; index < text.length; index += 1)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    return (hash >>> 0).toString(36);
  });
  return `${text.length}.${hashes.join('.')}`;
}
