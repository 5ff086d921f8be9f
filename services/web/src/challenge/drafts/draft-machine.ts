import type { Draft } from '@hone/contracts';
import { recordFound, resolve, sendConflicted, serverSeen, theirsOf } from './draft-meeting.js';
import { andThen, contentOf, isDirty, just, type DraftModel, type Step, type Theirs } from './draft-model.js';
import { backOff, keep, LONGEST_UNSAVED_MS, QUIET_MS, save, send, sendAtOnce } from './draft-saving.js';
import { sameFiles, type Files, type LocalDraft } from './local-draft.js';

/** The events of a draft. */
export type DraftEvent =
  | { readonly type: 'edited'; readonly files: Files }
  /** An older submission or the starter replaces the text, which can be restored. */
  | { readonly type: 'replaced'; readonly files: Files; readonly by: string }
  | { readonly type: 'brought-back' }
  | { readonly type: 'let-go' }
  | { readonly type: 'tick' }
  | { readonly type: 'save-now' }
  /** The page may close: no time to wait for one step before the next. */
  | { readonly type: 'leave' }
  /** The network or the reader is back. */
  | { readonly type: 'back' }
  | { readonly type: 'kept'; readonly edit: number; readonly files: Files; readonly stamp: string }
  | { readonly type: 'keep-failed' }
  | { readonly type: 'record-found'; readonly record: LocalDraft; readonly rejected: boolean }
  /** Text that lost against the record before this page was opened. */
  | { readonly type: 'aside-found'; readonly files: Files; readonly record: LocalDraft }
  | { readonly type: 'sent'; readonly edit: number; readonly revision: number; readonly savedAt: string }
  | { readonly type: 'send-failed'; readonly retryAfterMs: number }
  | { readonly type: 'send-rejected'; readonly why: string }
  | { readonly type: 'send-conflicted'; readonly draft: Draft }
  | { readonly type: 'server-seen'; readonly draft: Draft | null }
  | { readonly type: 'resolved'; readonly files: Files; readonly theirs: Theirs };

function edited(model: DraftModel, files: Files, now: number): Step {
  if (sameFiles(model.files, files)) return just(model);
  const dirtySince = model.dirtySince ?? now;
  return just({
    ...model,
    files,
    edits: model.edits + 1,
    changedAt: now,
    dirtySince,
    dueAt: Math.min(now + QUIET_MS, dirtySince + LONGEST_UNSAVED_MS),
    trouble: model.trouble.kind === 'rejected' ? { kind: 'none' } : model.trouble,
    // Storage that failed once is tried again: there may be space now.
    storage: true,
  });
}

function replaced(model: DraftModel, files: Files, by: string | null, now: number): Step {
  if (sameFiles(model.files, files)) return just(model);
  const { model: next, commands } = edited(model, files, now);
  const before = by === null ? null : { files: model.files, by };
  return { model: { ...next, generation: model.generation + 1, replaced: before }, commands };
}

function kept(model: DraftModel, event: Extract<DraftEvent, { type: 'kept' }>, now: number): Step {
  const newer = model.edits > event.edit;
  const freed = model.aside && model.conflict === null;
  const next: DraftModel = {
    ...model,
    kept: Math.max(model.kept, event.edit),
    keptFiles: event.files,
    seen: event.stamp,
    keeping: null,
    storage: true,
    aside: freed ? false : model.aside,
    dirtySince: newer ? model.dirtySince : null,
    dueAt: newer ? (model.dueAt ?? now + QUIET_MS) : model.dueAt,
  };
  const after = next.stale && !newer ? keep(next) : send(next, now);
  return freed ? { ...after, commands: [...after.commands, { do: 'set-aside', files: null }] } : after;
}

/** The newest revision known; one below the revision sent on means that the server forgot the draft. */
function baseAfter({ base, flight }: DraftModel, revision: number): number {
  return flight !== null && revision < flight.base ? revision : Math.max(base, revision);
}

function sent(model: DraftModel, event: Extract<DraftEvent, { type: 'sent' }>, now: number): Step {
  const next: DraftModel = {
    ...model,
    flight: null,
    base: baseAfter(model, event.revision),
    sent: Math.max(model.sent, event.edit),
    savedAt: event.savedAt,
    unanswered: [],
    trouble: { kind: 'none' },
    failures: 0,
    notBefore: 0,
  };
  // Writes the revision into the record; text typed meanwhile is saved by its timer.
  const marked = next.storage && next.conflict === null ? keep(next) : just(next);
  return isDirty(next) && next.dueAt === null ? andThen(marked, (after) => save(after, now)) : marked;
}

function leave(model: DraftModel): Step {
  if (model.kept === model.edits) return sendAtOnce(model);
  const jot: Step = { model, commands: [{ do: 'jot', seen: model.seen, content: contentOf(model) }] };
  return andThen(andThen(jot, keep), sendAtOnce);
}

function back(model: DraftModel, now: number): Step {
  const willing = { ...model, notBefore: 0, failures: 0 };
  if (isDirty(willing) && willing.conflict === null) return save(willing, now);
  return { model: willing, commands: [{ do: 'check' }] };
}

function asideFound(model: DraftModel, files: Files, record: LocalDraft): Step {
  return just({
    ...model,
    files,
    generation: model.generation + 1,
    edits: model.edits + 1,
    aside: true,
    conflict: theirsOf(record),
  });
}

/** The draft after an event at `now` (ms), and the commands to run. Pure; the keeper runs the commands. */
export function step(model: DraftModel, event: DraftEvent, now: number): Step {
  switch (event.type) {
    case 'edited':
      return edited(model, event.files, now);
    case 'replaced':
      return replaced(model, event.files, event.by, now);
    case 'brought-back':
      return model.replaced === null ? just(model) : replaced(model, model.replaced.files, null, now);
    case 'let-go':
      return keep({ ...model, replaced: null });
    case 'tick':
      return model.dueAt === null || now < model.dueAt ? just(model) : save(model, now);
    case 'save-now':
      return save({ ...model, notBefore: 0 }, now);
    case 'leave':
      return leave(model);
    case 'back':
      return back(model, now);
    case 'kept':
      return kept(model, event, now);
    case 'keep-failed':
      return send({ ...model, keeping: null, storage: false, dirtySince: null }, now);
    case 'record-found':
      return recordFound(model, event.record, event.rejected, now);
    case 'aside-found':
      return asideFound(model, event.files, event.record);
    case 'sent':
      return sent(model, event, now);
    case 'send-failed':
      return just(backOff(model, now, event.retryAfterMs));
    case 'send-rejected':
      return just({ ...model, flight: null, trouble: { kind: 'rejected', why: event.why } });
    case 'send-conflicted':
      return sendConflicted(model, event.draft, now);
    case 'server-seen':
      return serverSeen(model, event.draft, now);
    case 'resolved':
      return resolve(model, event.files, event.theirs, now);
  }
}
