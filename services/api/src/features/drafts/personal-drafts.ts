import type { PersonalWork } from '../accounts/personal-work.js';
import { presentDraft } from './present.js';
import type { DraftPlace, DraftRecord, DraftRepository } from './repository.js';
import { forgetOld, sameFiles } from './saved-drafts.js';

/** Drafts as part of what is kept of people. */
export function createPersonalDrafts(drafts: DraftRepository): PersonalWork {
  return {
    name: 'drafts',
    async move(from, to) {
      for (const place of await drafts.listPlaces(from))
        await moveDraft(drafts, place, { ...place, user: to });
    },
    erase: (user) => drafts.removeUser(user),
    async *tell(user) {
      for (const place of await drafts.listPlaces(user))
        for (const record of await listRecords(drafts, place))
          yield { challenge: record.slug, ...presentDraft(record) };
    },
  };
}

/** The states that are kept of a draft, oldest first. */
async function listRecords(drafts: DraftRepository, place: DraftPlace): Promise<DraftRecord[]> {
  const records: DraftRecord[] = [];
  for (const revision of await drafts.listRevisions(place)) {
    const record = await drafts.find(place, revision);
    if (record !== undefined) records.push(record);
  }
  return records;
}

/**
 * The state that was saved last counts afterwards; the other's is kept as one before it. The old place is cleared of
 * what was moved only, so that what is saved there meanwhile is found by the next call.
 */
async function moveDraft(drafts: DraftRepository, from: DraftPlace, to: DraftPlace): Promise<void> {
  const moving = await listRecords(drafts, from);
  const moved = moving.at(-1);
  if (moved === undefined) return;
  for (;;) {
    const next = nextState(moved, await listRecords(drafts, to));
    if (next === undefined) break;
    // Whoever lost the insert looks again.
    await drafts.insert({ ...next, ...to });
  }
  await forgetOld(drafts, to, await drafts.listRevisions(to));
  for (const { revision } of moving) await drafts.remove(from, revision);
}

/** The state that must still be added to `kept`, until the moved one is among them and the one saved last on top. */
function nextState(moved: DraftRecord, kept: readonly DraftRecord[]): DraftRecord | undefined {
  const top = kept.at(-1);
  if (top === undefined) return moved;
  const isMoved = (other: DraftRecord) =>
    other.savedAt === moved.savedAt && sameFiles(other.files, moved.files);
  // No number that either browser remembers may come to stand for another text.
  const revision = Math.max(top.revision, moved.revision) + 1;
  if (!kept.some(isMoved) && !sameFiles(top.files, moved.files)) return { ...moved, revision };
  const own = kept.findLast((other) => !isMoved(other));
  const last = own === undefined || moved.savedAt > own.savedAt ? moved : own;
  return sameFiles(top.files, last.files) ? undefined : { ...last, revision };
}
