import type { Draft } from '@hone/contracts';
import { andThen, isDirty, just, type DraftModel, type Step, type Theirs } from './draft-model.js';
import { keep, QUIET_MS, save } from './draft-saving.js';
import { digestOf, sameFiles, type LocalDraft } from './local-draft.js';

/** How long another tab's text may stay unsent before this tab sends it, in case the other has died. */
const FOREIGN_MS = 5_000;

export function theirsOf(record: LocalDraft): Theirs {
  return { files: record.files, base: record.base, savedAt: record.at, stamp: record.stamp };
}

/** A conflict with the server stays until something is written on that revision. */
function remainingConflict(model: DraftModel, record: LocalDraft): Theirs | null {
  const { conflict } = model;
  return conflict !== null && conflict.stamp === null && conflict.base > record.base ? conflict : null;
}

/** Adopts what another tab wrote: its text if this tab has no unsaved text, its revision in any case. */
function adoptRecord(model: DraftModel, record: LocalDraft, now: number): Step {
  const differs = !sameFiles(record.files, model.files);
  const edits = model.edits + 1;
  const conflict = remainingConflict(model, record);
  const next: DraftModel = {
    ...model,
    files: differs ? record.files : model.files,
    generation: model.generation + (differs ? 1 : 0),
    base: Math.max(model.base, record.base),
    seen: record.stamp,
    edits,
    kept: edits,
    keptFiles: record.files,
    sent: record.dirty ? model.sent : edits,
    aside: false,
    conflict,
    replaced: record.replaced,
    savedAt: record.savedAt ?? model.savedAt,
    changedAt: Date.parse(record.at),
    unanswered: [...new Set([...model.unanswered, ...record.unanswered])],
    trouble: record.dirty ? model.trouble : { kind: 'none' },
    dirtySince: null,
    dueAt: record.dirty && conflict === null ? (model.dueAt ?? now + FOREIGN_MS) : null,
  };
  return model.aside ? { model: next, commands: [{ do: 'set-aside', files: null }] } : just(next);
}

/**
 * Another tab wrote the record. `rejected`: this tab's write came too late; otherwise this is only a
 * notification, and a write of this tab in flight will be rejected later.
 */
export function recordFound(before: DraftModel, record: LocalDraft, rejected: boolean, now: number): Step {
  if (!rejected && before.keeping !== null) return just(before);
  const model = rejected ? { ...before, keeping: null } : before;
  if (record.stamp === model.seen) return rejected ? keep(model) : just(model);
  if (sameFiles(record.files, model.files)) return adoptRecord(model, record, now);
  if (model.conflict !== null && model.conflict.stamp !== null)
    return just({ ...model, conflict: theirsOf(record) });
  if (model.kept === model.edits) return adoptRecord(model, record, now);
  if (!rejected) return just(model);
  // Only its revision is new: this tab's text is based on the same text.
  if (sameFiles(record.files, model.keptFiles))
    return keep({
      ...model,
      seen: record.stamp,
      base: Math.max(model.base, record.base),
      savedAt: record.savedAt ?? model.savedAt,
      conflict: remainingConflict(model, record),
    });
  return keep({ ...model, conflict: theirsOf(record), dueAt: null });
}

function adoptServer(model: DraftModel, draft: Draft): Step {
  const edits = model.edits + 1;
  return keep({
    ...model,
    files: draft.files,
    generation: model.generation + 1,
    base: draft.revision,
    edits,
    sent: edits,
    savedAt: draft.savedAt,
    changedAt: Date.parse(draft.savedAt),
    unanswered: [],
  });
}

/** The server's copy equals the text here: only its revision is new. */
function agree(model: DraftModel, draft: Draft): Step {
  const conflict = model.conflict?.stamp == null ? null : model.conflict;
  const next = { ...model, base: draft.revision, savedAt: draft.savedAt, conflict, unanswered: [] };
  return keep({ ...next, sent: model.edits });
}

/** A 409 answer to what was sent, with the server's copy. */
export function sendConflicted(before: DraftModel, draft: Draft, now: number): Step {
  const own = before.flight === null ? [] : [before.flight.digest];
  const model: DraftModel = { ...before, flight: null, trouble: { kind: 'none' }, failures: 0 };
  if (sameFiles(draft.files, model.files)) return agree(model, draft);
  if (draft.revision === model.base) return just({ ...model, dueAt: now + QUIET_MS });
  // An earlier request of this page had arrived; only its answer was lost.
  if ([...model.unanswered, ...own].includes(digestOf(draft.files)))
    return save({ ...model, base: draft.revision, savedAt: draft.savedAt, unanswered: [] }, now);
  if (model.conflict !== null && model.conflict.stamp !== null) return just(model);
  if (!isDirty(model)) return adoptServer(model, draft);
  const theirs = { files: draft.files, base: draft.revision, savedAt: draft.savedAt, stamp: null };
  const next: DraftModel = { ...model, conflict: theirs, dueAt: null };
  return next.kept < next.edits ? keep(next) : just(next);
}

/** The server's copy, which may be older than what was sent since; null: it has none. */
export function serverSeen(model: DraftModel, draft: Draft | null, now: number): Step {
  if (model.flight !== null) return just(model);
  const calm: DraftModel = { ...model, trouble: { kind: 'none' }, failures: 0, notBefore: 0 };
  if (draft === null) {
    if (calm.base === 0 || calm.conflict !== null) return isDirty(calm) ? save(calm, now) : just(calm);
    // The server has forgotten the draft: it is sent again.
    return save({ ...calm, base: 0, edits: calm.edits + 1, kept: calm.edits + 1 }, now);
  }
  if (draft.revision <= calm.base) return isDirty(calm) ? save(calm, now) : just(calm);
  return sendConflicted(calm, draft, now);
}

/** The user merged both texts into `files`. */
export function resolve(model: DraftModel, files: DraftModel['files'], theirs: Theirs, now: number): Step {
  const edits = model.edits + 1;
  const local = theirs.stamp !== null;
  return andThen(
    just({
      ...model,
      files,
      generation: model.generation + 1,
      edits,
      base: theirs.base,
      seen: local ? theirs.stamp : model.seen,
      keptFiles: local ? theirs.files : model.keptFiles,
      conflict: null,
      changedAt: now,
      storage: true,
      notBefore: 0,
    }),
    keep,
  );
}
