import { contentOf, isDirty, just, type DraftModel, type Step } from './draft-model.js';
import { digestOf } from './local-draft.js';

export const QUIET_MS = 1_000;
export const LONGEST_UNSAVED_MS = 2_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const MAX_UNANSWERED = 50;

/** Sends what is kept, when nothing is in flight and there is no conflict. */
export function send(model: DraftModel, now: number): Step {
  const idle = model.conflict === null && model.flight === null && isDirty(model);
  if (!idle || (model.storage && model.kept < model.edits)) return just(model);
  if (now < model.notBefore)
    return just({ ...model, dueAt: Math.min(model.dueAt ?? model.notBefore, model.notBefore) });
  return dispatch(model, false);
}

function dispatch(model: DraftModel, last: boolean): Step {
  const { edits, files, base } = model;
  const flight = { edit: edits, base, digest: digestOf(files) };
  return { model: { ...model, flight }, commands: [{ do: 'send', edit: edits, files, base, last }] };
}

/** Sends without waiting for IndexedDB: the page may close. */
export function sendAtOnce(model: DraftModel): Step {
  const idle = model.conflict === null && model.flight === null && isDirty(model);
  return idle ? dispatch(model, true) : just(model);
}

/** Writes text and revision to IndexedDB; beside the record while that holds another tab's text. */
export function keep(model: DraftModel): Step {
  if (model.keeping !== null) return just({ ...model, stale: true });
  if (model.conflict !== null && model.conflict.stamp !== null)
    return {
      model: { ...model, aside: true, dirtySince: null },
      commands: [{ do: 'set-aside', files: model.files }],
    };
  const { edits, seen } = model;
  return {
    model: { ...model, keeping: edits, stale: false },
    commands: [{ do: 'keep', edit: edits, seen, content: contentOf(model) }],
  };
}

/** The next saving step that is due: IndexedDB first, then the server. */
export function save(model: DraftModel, now: number): Step {
  const calm = { ...model, dueAt: null };
  return calm.storage && calm.kept < calm.edits ? keep(calm) : send(calm, now);
}

/** After a failure: no requests for a while, longer each time. */
export function backOff(model: DraftModel, now: number, retryAfterMs: number): DraftModel {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** model.failures, LONGEST_PAUSE_MS);
  const notBefore = now + Math.max(pause, retryAfterMs);
  const digests = model.flight === null ? [] : [model.flight.digest];
  return {
    ...model,
    flight: null,
    unanswered: [...new Set([...model.unanswered, ...digests])].slice(-MAX_UNANSWERED),
    trouble: { kind: 'away' },
    failures: model.failures + 1,
    notBefore,
    dueAt: Math.min(model.dueAt ?? notBefore, notBefore),
  };
}
