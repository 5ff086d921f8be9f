import type { SourceFile } from '@hone/contracts';
import type { Clock } from '@hone/kit';
import type { DraftSpace } from './draft-space.js';
import { storedBytesOf, type DraftKey, type DraftRecord, type DraftRepository } from './repository.js';

/** Result of saving a draft. */
export type Saving =
  | { readonly saved: true; readonly draft: DraftRecord }
  /** Another writer saved first; nothing was overwritten. */
  | { readonly saved: false; readonly newest: DraftRecord };

/** Drafts with their history: the newest revision is current, earlier ones are kept for a while. */
export interface SavedDrafts {
  findNewest(place: DraftKey): Promise<DraftRecord | undefined>;
  /**
   * `base` is the revision that `files` are based on, 0 for none. Throws `DRAFT_QUOTA` when the drafts of the
   * user would exceed the quota; then nothing changes.
   */
  save(place: DraftKey, files: readonly SourceFile[], base: number): Promise<Saving>;
}

/** Revisions kept of each draft, the newest included. */
export const REVISIONS_KEPT = 5;

/** Whether two revisions have the same files, in any order. */
export function sameFiles(one: readonly SourceFile[], other: readonly SourceFile[]): boolean {
  const contents = new Map(one.map((file) => [file.path, file.content]));
  return one.length === other.length && other.every((file) => contents.get(file.path) === file.content);
}

export interface SavedDraftsOptions {
  readonly drafts: DraftRepository;
  readonly space: DraftSpace;
  readonly clock: Pick<Clock, 'now'>;
}

export function createSavedDrafts({ drafts, space, clock }: SavedDraftsOptions): SavedDrafts {
  async function findNewest(place: DraftKey): Promise<DraftRecord | undefined> {
    for (;;) {
      const revision = (await drafts.listRevisions(place)).at(-1);
      if (revision === undefined) return undefined;
      const record = await drafts.find(place, revision);
      // A missing base revision was replaced by newer ones, or the draft was deleted.
      if (record !== undefined) return record;
    }
  }

  /** False when another writer saved first. */
  async function insert(record: DraftRecord): Promise<boolean> {
    const { revision, files } = record;
    const reserved = await space.take(record, storedBytesOf(files), REVISIONS_KEPT);
    try {
      if (!(await drafts.insert(record))) return false;
      const revisions = await drafts.listRevisions(record);
      // A slow writer may insert under the number of a deleted revision; then the newest one is not its own.
      if (revisions.some((other) => other > revision)) return false;
      await forgetOld(drafts, record, revisions, reserved.states);
      return true;
    } finally {
      reserved.done();
    }
  }

  async function save(place: DraftKey, files: readonly SourceFile[], base: number): Promise<Saving> {
    for (;;) {
      const before = await findNewest(place);
      // A lost response, or two tabs with the same text: nothing differs, so there is no conflict.
      if (before !== undefined && sameFiles(before.files, files)) return { saved: true, draft: before };
      if (before !== undefined && before.revision !== base) return { saved: false, newest: before };
      const revision = (before?.revision ?? 0) + 1;
      const draft = { ...place, revision, files: [...files], savedAt: clock.now() };
      // Another writer inserted first; look again and find its revision.
      if (await insert(draft)) return { saved: true, draft };
    }
  }

  return { findNewest, save };
}

/** Deletes revisions that are no longer kept. The next save deletes what a crash leaves. */
export async function forgetOld(
  drafts: DraftRepository,
  place: DraftKey,
  revisions: readonly number[],
  kept = REVISIONS_KEPT,
): Promise<void> {
  for (const revision of revisions.slice(0, -kept)) await drafts.remove(place, revision);
}
