import type { DraftContent, Files, LocalDraft } from './local-draft.js';

/** The text in conflict with this tab's: the server's newest, or what another tab wrote on this device. */
export interface Theirs {
  readonly files: Files;
  /** Server revision that a merge of both is based on. */
  readonly base: number;
  readonly savedAt: string | null;
  /** Stamp of the local record when another tab wrote it; null when it came from the server. */
  readonly stamp: string | null;
}

/** Why the newest text is not on the server: no trouble; server unreachable; rejected by the server. */
type Trouble =
  { readonly kind: 'none' } | { readonly kind: 'away' } | { readonly kind: 'rejected'; readonly why: string };

/**
 * One draft in one tab. Edits are counted: the newest, the newest in IndexedDB (`kept`) and the newest that
 * the server confirmed (`sent`). Times are milliseconds since the epoch.
 */
export interface DraftModel {
  readonly files: Files;
  /** Grows when the files were replaced from outside the editor. */
  readonly generation: number;
  readonly version: number;
  readonly base: number;
  /** Stamp of the record that this tab has seen; null: there was none. */
  readonly seen: string | null;
  readonly edits: number;
  readonly kept: number;
  readonly sent: number;
  /** Text of the newest kept edit: this tab's text is based on it. */
  readonly keptFiles: Files;
  /** The edits in flight to IndexedDB and to the server. */
  readonly keeping: number | null;
  readonly flight: { readonly edit: number; readonly base: number; readonly digest: string } | null;
  readonly unanswered: readonly string[];
  /** Whether the record in IndexedDB lacks newer facts about the same text. */
  readonly stale: boolean;
  /** Whether this tab's text is kept beside the record. */
  readonly aside: boolean;
  readonly conflict: Theirs | null;
  /** This tab's text before it was replaced, and what replaced it. */
  readonly replaced: { readonly files: Files; readonly by: string } | null;
  readonly trouble: Trouble;
  readonly failures: number;
  /** Whether this browser stores drafts. */
  readonly storage: boolean;
  readonly changedAt: number | null;
  readonly savedAt: string | null;
  /** When the oldest unkept edit was made. */
  readonly dirtySince: number | null;
  /** When to continue by timer. */
  readonly dueAt: number | null;
  /** No request to the server before this time. */
  readonly notBefore: number;
}

/** Commands of the machine to its keeper. */
export type DraftCommand =
  | {
      readonly do: 'keep';
      readonly edit: number;
      readonly seen: string | null;
      readonly content: DraftContent;
    }
  /** Noted synchronously: the page may close at any time. */
  | { readonly do: 'jot'; readonly seen: string | null; readonly content: DraftContent }
  | { readonly do: 'set-aside'; readonly files: Files | null }
  | {
      readonly do: 'send';
      readonly edit: number;
      readonly files: Files;
      readonly base: number;
      /** Whether the page may close before the answer. */
      readonly last: boolean;
    }
  | { readonly do: 'check' };

/** How safe the newest keystroke is known to be. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date; readonly storage: boolean }
  | { readonly kind: 'away'; readonly at: Date }
  | { readonly kind: 'rejected'; readonly why: string }
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'conflict' };

export function isDirty(model: DraftModel): boolean {
  return model.sent < model.edits;
}

/** Whether the newest text is in IndexedDB. */
function isKept(model: DraftModel): boolean {
  return model.storage && model.kept === model.edits;
}

/** The state in the top bar, derived from the facts. */
export function saveStateOf(model: DraftModel): SaveState {
  if (model.conflict !== null) return { kind: 'conflict' };
  if (!isDirty(model)) {
    if (model.savedAt === null) return { kind: 'untouched' };
    return { kind: 'saved', at: new Date(model.savedAt), storage: model.storage };
  }
  if (model.trouble.kind === 'rejected') return { kind: 'rejected', why: model.trouble.why };
  if (model.trouble.kind === 'none') return { kind: 'saving' };
  if (isKept(model)) return { kind: 'away', at: new Date(model.changedAt ?? 0) };
  return model.storage ? { kind: 'saving' } : { kind: 'unsafe' };
}

/** What IndexedDB should hold now. */
export function contentOf(model: DraftModel): DraftContent {
  return {
    files: [...model.files],
    version: model.version,
    base: model.base,
    dirty: isDirty(model),
    at: new Date(model.changedAt ?? 0).toISOString(),
    savedAt: model.savedAt,
    unanswered: [...model.unanswered],
    replaced: model.replaced === null ? null : { ...model.replaced, files: [...model.replaced.files] },
  };
}

export interface Step {
  readonly model: DraftModel;
  readonly commands: readonly DraftCommand[];
}

export function just(model: DraftModel): Step {
  return { model, commands: [] };
}

/** Two steps as one. */
export function andThen(first: Step, next: (model: DraftModel) => Step): Step {
  const after = next(first.model);
  return { model: after.model, commands: [...first.commands, ...after.commands] };
}

/** The draft when a page opens it: from the record on this device, else the starter. */
export function openDraft(record: LocalDraft | undefined, starter: Files, version: number): DraftModel {
  const edits = record === undefined ? 0 : 1;
  const files = record?.files ?? starter;
  return {
    files,
    generation: 0,
    version,
    base: record?.base ?? 0,
    seen: record?.stamp ?? null,
    edits,
    kept: edits,
    sent: record?.dirty === true ? 0 : edits,
    keptFiles: files,
    keeping: null,
    flight: null,
    unanswered: record?.unanswered ?? [],
    stale: false,
    aside: false,
    conflict: null,
    replaced: record?.replaced ?? null,
    trouble: { kind: 'none' },
    failures: 0,
    storage: true,
    changedAt: record === undefined ? null : Date.parse(record.at),
    savedAt: record?.savedAt ?? null,
    dirtySince: null,
    dueAt: null,
    notBefore: 0,
  };
}
