import type { DraftContent, Files, LocalDraft } from './local-draft.js';

/** Identifies a draft; `owner` is a user's id, null before there is a session. */
export interface DraftKey {
  readonly owner: string | null;
  readonly slug: string;
  readonly language: string;
  /** Id of the variant that it answers, in challenges that draw one. */
  readonly variant?: string | undefined;
}

/** The part of a record's name that is the same for every owner. */
export function placeOf({ slug, language, variant }: DraftKey): string {
  return [slug, language, ...(variant === undefined ? [] : [variant])].join('/');
}

/** Either the record was replaced, or another tab had written since; then it is unchanged. */
export type Replaced =
  { readonly ok: true; readonly record: LocalDraft } | { readonly ok: false; readonly found: LocalDraft };

/** Work in progress on this device. Every call rejects where the browser denies storage or has no space. */
export interface DraftStore {
  find(key: DraftKey): Promise<LocalDraft | undefined>;
  /** Writes if the stored record still has the stamp `seen` (null: none); asides of other tabs stay. */
  replace(key: DraftKey, seen: string | null, content: DraftContent): Promise<Replaced>;
  /** Notes a text at once, for a page that may close before `replace` is done; `find` picks it up. */
  jot(key: DraftKey, seen: string | null, content: DraftContent): void;
  /** Keeps this tab's text beside the record that another tab wrote; null removes it. */
  setAside(key: DraftKey, files: Files | null): Promise<void>;
  /** Takes a text that was kept aside, this tab's first; it belongs to this tab from then on. */
  takeAside(key: DraftKey): Promise<Files | undefined>;
  /** Moves all drafts of one owner to another; where both have one, the moved text is kept aside. */
  move(from: string | null, to: string): Promise<void>;
  /** Deletes all drafts of an owner for good. */
  erase(owner: string): Promise<void>;
  /** Calls back when another tab wrote or moved the draft; returns how to stop. */
  watch(key: DraftKey, onWritten: () => void): () => void;
}
