import { z } from 'zod';
import type { Replaced } from './draft-store.js';
import {
  localDraftSchema,
  sameFiles,
  type Aside,
  type DraftContent,
  type Files,
  type LocalDraft,
} from './local-draft.js';

/** The record after a write, or the one that prevents it. Pure: the store runs it inside one transaction. */
export function replaceRecord(
  old: LocalDraft | undefined,
  seen: string | null,
  content: DraftContent,
  stamp: string,
): Replaced {
  if (old !== undefined && old.stamp !== seen) return { ok: false, found: old };
  return { ok: true, record: { ...content, stamp, asides: old?.asides ?? [] } };
}

/** The asides with this tab's text replaced; without it when it equals the record's text. */
export function withAside(record: LocalDraft, tab: string, files: Files | null): LocalDraft {
  const others = record.asides.filter((aside) => aside.tab !== tab);
  const own: Aside[] = files === null || sameFiles(files, record.files) ? [] : [{ tab, files: [...files] }];
  return { ...record, asides: [...others, ...own] };
}

/** A text noted by a closing page; `seen` is the stamp of the record that it was based on. */
export const jotSchema = z.object({
  tab: z.string(),
  seen: z.string().nullable(),
  content: localDraftSchema.omit({ stamp: true, asides: true }),
});
export type Jot = z.infer<typeof jotSchema>;

/** The record with what a closing page noted: replaced if nobody wrote since, else the note is an aside. */
export function absorbJot(
  old: LocalDraft | undefined,
  { tab, seen, content }: Jot,
  stamp: string,
): LocalDraft {
  const replaced = replaceRecord(old, seen, content, stamp);
  return replaced.ok ? replaced.record : withAside(replaced.found, tab, content.files);
}

/** The aside to look at first, and the record in which it belongs to this tab. */
export function claimAside(
  record: LocalDraft,
  tab: string,
): { record: LocalDraft; files: Files } | undefined {
  const aside = record.asides.find((candidate) => candidate.tab === tab) ?? record.asides[0];
  if (aside === undefined) return undefined;
  const rest = record.asides.filter((other) => other !== aside && other.tab !== tab);
  return { record: { ...record, asides: [...rest, { ...aside, tab }] }, files: aside.files };
}

/**
 * Merges two owners' records when they become one user: nothing is dropped. The moved one counts as unsaved,
 * since the server knows it under another name at best.
 */
export function mergeRecords(target: LocalDraft | undefined, moved: LocalDraft, stamp: string): LocalDraft {
  if (target === undefined) return { ...moved, dirty: true, stamp };
  const asides = [...target.asides, ...moved.asides];
  if (sameFiles(target.files, moved.files)) return { ...target, asides };
  return { ...target, stamp, asides: [...asides, { tab: `moved-${moved.stamp}`, files: moved.files }] };
}
