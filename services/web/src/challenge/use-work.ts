import type { ChallengeView } from '@hone/contracts';
import { useMemo, useState } from 'react';
import { readChoice, writeChoice } from '../app/remembered-choice.js';
import { saveStateOf, type Theirs } from './drafts/draft-model.js';
import type { Files } from './drafts/local-draft.js';
import type { SourcePlace } from './problems/source-references.js';
import { useDraft } from './drafts/use-draft.js';
import { withFile, withoutFile, withRenamed } from './files/change-files.js';
import { editFile, filesToSend, isDrawn, isOffered, openWork, selectFile } from './work.js';

const LANGUAGE_CHOICE = 'hone-language';

function firstLanguage(challenge: ChallengeView): string {
  const preferred = readChoice(LANGUAGE_CHOICE);
  const offered = challenge.languages;
  return preferred !== null && offered.includes(preferred) ? preferred : (offered[0] ?? '');
}

type Draft = ReturnType<typeof useDraft>;

/** What the page needs to know about the draft. */
function describe({ shown }: Draft) {
  const model = shown?.model;
  return {
    saveState: model === undefined ? ({ kind: 'untouched' } as const) : saveStateOf(model),
    /** The kept files, without read-only ones. */
    mine: model?.files ?? [],
    conflict: model?.conflict ?? null,
    replaced: model?.replaced ?? null,
    dropped: shown?.dropped ?? [],
    /** Identifies the text in the editor: changes when files were replaced from outside. */
    generation: `${shown?.opening ?? 0}.${model?.generation ?? 0}`,
  };
}

function actionsOn(dispatch: Draft['dispatch']) {
  return {
    saveNow: () => dispatch({ type: 'save-now' }),
    /** Replaces the text, which can be restored. `by`: `starter`, or when the submission was sent (ISO). */
    load: (files: Files, by: string) => dispatch({ type: 'replaced', files, by }),
    bringBack: () => dispatch({ type: 'brought-back' }),
    letGo: () => dispatch({ type: 'let-go' }),
    resolve: (files: Files, theirs: Theirs) => dispatch({ type: 'resolved', files, theirs }),
  };
}

/** Adding, renaming and deleting files; callers have checked that the challenge accepts the paths. */
function filesOn({ shown, dispatch }: Draft, setActive: (path: string | null) => void) {
  const files = shown?.model.files ?? [];
  const change = (next: Files, active: string | null) => {
    dispatch({ type: 'edited', files: next });
    setActive(active);
  };
  return {
    addFile: (path: string) => change(withFile(files, path), path),
    renameFile: (from: string, to: string) => change(withRenamed(files, from, to), to),
    removeFile: (path: string) => change(withoutFile(files, path), null),
  };
}

/**
 * The learner's files for the chosen language as the editor shows them, and all actions on them. There are
 * none while they are loading, or while no grader is available for them.
 */
export function useWork(challenge: ChallengeView) {
  const [language, setLanguage] = useState(() => firstLanguage(challenge));
  const [active, setActive] = useState<string | null>(null);
  const [place, setPlace] = useState<SourcePlace | null>(null);
  const draft = useDraft(challenge, language);
  const files = draft.shown?.model.files;
  const work = useMemo(() => {
    if (files === undefined || !isOffered(challenge) || !isDrawn(challenge)) return null;
    const opened = openWork(challenge, language, files);
    return active === null ? opened : selectFile(opened, active);
  }, [challenge, language, files, active]);
  const [actions] = useState(() => actionsOn(draft.dispatch));
  return {
    language,
    work,
    ...describe(draft),
    ...actions,
    select: setActive,
    /** Where the cursor was sent last; a new object each time. */
    place,
    goTo: (next: SourcePlace) => {
      setActive(next.path);
      setPlace({ ...next });
    },
    chooseLanguage: (next: string) => {
      writeChoice(LANGUAGE_CHOICE, next);
      setActive(null);
      setLanguage(next);
    },
    edit: (path: string, content: string) => {
      if (work === null) return;
      draft.dispatch({ type: 'edited', files: filesToSend(editFile(work, path, content), challenge) });
    },
    ...filesOn(draft, setActive),
    reset: () => actions.load(filesToSend(openWork(challenge, language), challenge), 'starter'),
  };
}

export type WorkHandle = ReturnType<typeof useWork>;
