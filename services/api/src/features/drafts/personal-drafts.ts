import type { PersonalData } from '../accounts/personal-data.js';
import { presentDraft } from './present.js';
import type { DraftKey, DraftRecord, DraftRepository } from './repository.js';
import { forgetOld, sameFiles } from './saved-drafts.js';

/** Drafts as personal data. */
export function createPersonalDrafts(drafts: DraftRepository): PersonalData {
  return {
    name: 'drafts',
    async move(from, to) {
      for (const place of await drafts.listPlaces(from))
        await moveDraft(drafts, place, { ...place, user: to });
    },
    erase: (user) => drafts.removeUser(user),
    async *list(user) {
      for (const place of await drafts.listPlaces(user))
        for (const record of await listRecords(drafts, place))
          yield { challenge: record.slug, ...presentDraft(record) };
    },
  };
}

/** The kept revisions of a draft, oldest first. */
async function listRecords(drafts: DraftRepository, place: DraftKey): Promise<DraftRecord[]> {
  const records: DraftRecord[] = [];
  for (const revision of await drafts.listRevisions(place)) {
    const record = await drafts.find(place, revision);
    if (record !== undefined) records.push(record);
  }
  return records;
}

/**
 * The most recently saved revision wins; the other user's is kept as the one before it. Deletes only moved
 * revisions of the old user, so that the next call finds those that are saved in the meantime.
 */
async function moveDraft(drafts: DraftRepository, from: DraftKey, to: DraftKey): Promise<void> {
  const moving = await listRecords(drafts, from);
  const moved = moving.at(-1);
  if (moved === undefined) return;
  for (;;) {
    const next = nextState(moved, await listRecords(drafts, to));
    if (next === undefined) break;
    // Another process inserted first; look again.
    await drafts.insert({ ...next, ...to });
  }
  await forgetOld(drafts, to, await drafts.listRevisions(to));
  for (const { revision } of moving) await drafts.remove(from, revision);
}

/**
 * The next revision to add to `kept`, until the moved one is included and the most recently saved one is
 * last.
 */
function nextState(moved: DraftRecord, kept: readonly DraftRecord[]): DraftRecord | undefined {
  const top = kept.at(-1);
  if (top === undefined) return moved;
  const isMoved = (other: DraftRecord) =>
    other.savedAt === moved.savedAt && sameFiles(other.files, moved.files);
  // A new number, so that neither browser takes it for a revision that it knows.
  const revision = Math.max(top.revision, moved.revision) + 1;
  if (!kept.some(isMoved) && !sameFiles(top.files, moved.files)) return { ...moved, revision };
  const own = kept.findLast((other) => !isMoved(other));
  const last = own === undefined || moved.savedAt > own.savedAt ? moved : own;
  return sameFiles(top.files, last.files) ? undefined : { ...last, revision };
}
