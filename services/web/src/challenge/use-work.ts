import type { ChallengeView } from '@hone/contracts';
import { useCallback, useEffect, useState } from 'react';
import { usePorts } from '../app/ports.js';
import { readChoice, writeChoice } from '../app/remembered-choice.js';
import { useDraftSaving, type SaveState } from './use-draft-saving.js';
import { editFile, openWork, resetWork, selectFile, type Work } from './work.js';

const LANGUAGE_CHOICE = 'hone-language';

function firstLanguage(challenge: ChallengeView): string {
  const preferred = readChoice(LANGUAGE_CHOICE);
  const offered = challenge.languages;
  return preferred !== null && offered.includes(preferred) ? preferred : (offered[0] ?? '');
}

/** Opens the draft of a language, or its starter, whenever the language changes. */
function useOpening(
  challenge: ChallengeView,
  language: string,
  onOpened: (work: Work, saveState: SaveState) => void,
): void {
  const { drafts } = usePorts();
  useEffect(() => {
    let current = true;
    const open = async () => {
      // A browser that refuses storage has no drafts; the starter is right then.
      const draft = await drafts.find(challenge.slug, language).catch(() => undefined);
      if (!current) return;
      const saved: SaveState =
        draft === undefined ? { kind: 'untouched' } : { kind: 'saved', at: new Date(draft.savedAt) };
      onOpened(openWork(challenge, language, draft?.files), saved);
    };
    void open();
    return () => {
      current = false;
    };
  }, [challenge, language, drafts, onOpened]);
}

/** The learner's files for the chosen language: loaded from the draft or the starter, saved as they change. */
export function useWork(challenge: ChallengeView) {
  const [language, setLanguage] = useState(() => firstLanguage(challenge));
  const [work, setWork] = useState<Work | null>(null);
  const { saveState, setSaveState, plan, flush } = useDraftSaving(challenge);

  const onOpened = useCallback(
    (opened: Work, saved: SaveState) => {
      setWork(opened);
      setSaveState(saved);
    },
    [setSaveState],
  );
  useOpening(challenge, language, onOpened);

  const chooseLanguage = async (next: string) => {
    await flush();
    writeChoice(LANGUAGE_CHOICE, next);
    setWork(null);
    setLanguage(next);
  };
  const change = (next: (work: Work) => Work) => {
    if (work === null) return;
    const changed = next(work);
    setWork(changed);
    plan(changed);
  };
  return {
    language,
    work,
    saveState,
    saveNow: flush,
    chooseLanguage,
    edit: (path: string, content: string) => change((old) => editFile(old, path, content)),
    reset: () => change((old) => resetWork(old, challenge)),
    select: (path: string) => setWork((old) => (old === null ? null : selectFile(old, path))),
  };
}
