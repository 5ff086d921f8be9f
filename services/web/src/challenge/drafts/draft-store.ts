import type { DraftContent, Files, LocalDraft } from './local-draft.js';

/** Which draft; `owner` is a user's id, null before there is a session. */
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

/** Either the record was replaced, or another tab had written since; then it is untouched. */
export type Replaced =
  { readonly ok: true; readonly record: LocalDraft } | { readonly ok: false; readonly found: LocalDraft };

/** Work in progress on this device. Every call rejects where the browser refuses storage or has no room. */
export interface DraftStore {
  find(key: DraftKey): Promise<LocalDraft | undefined>;
  /** Writes when the stored record is still the one stamped `seen` (null: none); asides of other tabs stay. */
  replace(key: DraftKey, seen: string | null, content: DraftContent): Promise<Replaced>;
  /** Notes a text at once, for a page that may be gone before `replace` is through; `find` takes it in. */
  jot(key: DraftKey, seen: string | null, content: DraftContent): void;
  /** Keeps this tab's text beside the record that another tab wrote; null takes it away. */
  setAside(key: DraftKey, files: Files | null): Promise<void>;
  /** Text that was kept aside, this tab's own first; it is this tab's from then on. */
  takeAside(key: DraftKey): Promise<Files | undefined>;
  /** Gives all drafts of one owner to another; where both have one, the moved text is kept aside. */
  move(from: string | null, to: string): Promise<void>;
  /** Deletes all drafts of somebody for good. */
  erase(owner: string): Promise<void>;
  /** Calls when another tab wrote, or gave the draft to another owner; returns how to stop. */
  watch(key: DraftKey, onWritten: () => void): () => void;
}
