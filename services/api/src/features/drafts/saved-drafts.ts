import type { SourceFile } from '@hone/contracts';
import type { Clock } from '@hone/kit';
import type { DraftSpace } from './draft-space.js';
import { storedBytesOf, type DraftPlace, type DraftRecord, type DraftRepository } from './repository.js';

/** What became of a wish to save. */
export type Saving =
  | { readonly saved: true; readonly draft: DraftRecord }
  /** Somebody saved something else meanwhile; nothing was overwritten. */
  | { readonly saved: false; readonly newest: DraftRecord };

/** Drafts as people know them: the newest state counts, the states before it are kept for a while. */
export interface SavedDrafts {
  findNewest(place: DraftPlace): Promise<DraftRecord | undefined>;
  /**
   * `base` is the revision that `files` were written on, 0 when there was none. Throws `DRAFT_QUOTA` when all drafts of
   * the person would take up more than may be stored; then nothing changes.
   */
  save(place: DraftPlace, files: readonly SourceFile[], base: number): Promise<Saving>;
}

/** States kept of each draft, the newest included. */
export const REVISIONS_KEPT = 5;

/** Whether two states have the same files, in whatever order. */
export function sameFiles(one: readonly SourceFile[], other: readonly SourceFile[]): boolean {
  const contents = new Map(one.map((file) => [file.path, file.content]));
  return one.length === other.length && other.every((file) => contents.get(file.path) === file.content);
}

export interface SavedDraftsOptions {
  readonly drafts: DraftRepository;
  readonly space: DraftSpace;
  readonly clock: Pick<Clock, 'now'>;
}

/** Creates the one place where drafts are saved. */
export function createSavedDrafts({ drafts, space, clock }: SavedDraftsOptions): SavedDrafts {
  async function findNewest(place: DraftPlace): Promise<DraftRecord | undefined> {
    for (;;) {
      const revision = (await drafts.listRevisions(place)).at(-1);
      if (revision === undefined) return undefined;
      const record = await drafts.find(place, revision);
      // One that is gone was replaced by newer ones meanwhile, or the draft was deleted.
      if (record !== undefined) return record;
    }
  }

  /** False when somebody else saved meanwhile. */
  async function insert(record: DraftRecord): Promise<boolean> {
    const { revision, files } = record;
    const room = await space.take(record, storedBytesOf(files), REVISIONS_KEPT);
    try {
      if (!(await drafts.insert(record))) return false;
      const revisions = await drafts.listRevisions(record);
      // A slow writer may take the number of a state that is no longer kept; the newest one is not its own then.
      if (revisions.some((other) => other > revision)) return false;
      await forgetOld(drafts, record, revisions, room.states);
      return true;
    } finally {
      room.done();
    }
  }

  async function save(place: DraftPlace, files: readonly SourceFile[], base: number): Promise<Saving> {
    const { user, slug, language } = place;
    for (;;) {
      const before = await findNewest(place);
      // A lost answer, or two tabs with the same text: nothing differs, so nothing conflicts.
      if (before !== undefined && sameFiles(before.files, files)) return { saved: true, draft: before };
      if (before !== undefined && before.revision !== base) return { saved: false, newest: before };
      const revision = (before?.revision ?? 0) + 1;
      const draft = { user, slug, language, revision, files: [...files], savedAt: clock.now() };
      // Whoever lost the insert looks again, and finds the winner's state.
      if (await insert(draft)) return { saved: true, draft };
    }
  }

  return { findNewest, save };
}

/** Deletes those of the given states that are no longer kept. What a crash leaves is deleted with the next saving. */
export async function forgetOld(
  drafts: DraftRepository,
  place: DraftPlace,
  revisions: readonly number[],
  kept = REVISIONS_KEPT,
): Promise<void> {
  for (const revision of revisions.slice(0, -kept)) await drafts.remove(place, revision);
}
