import type { ChallengeView } from '@hone/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePorts } from '../app/ports.js';
import { readChoice, writeChoice } from '../app/remembered-choice.js';
import { editFile, filesToSend, openWork, resetWork, selectFile, type Work } from './work.js';

/** What is known about the safety of the newest keystroke. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed' };

const SAVE_AFTER_MS = 1_000;
const LANGUAGE_CHOICE = 'hone-language';

function firstLanguage(challenge: ChallengeView): string {
  const preferred = readChoice(LANGUAGE_CHOICE);
  const offered = challenge.languages;
  return preferred !== null && offered.some((id) => id === preferred) ? preferred : (offered[0] ?? '');
}

/** Keeps the newest work on this device: a second after typing, at once when asked or when the page is left. */
function useDraftSaving(challenge: ChallengeView) {
  const { drafts } = usePorts();
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' });
  const pending = useRef<{ work: Work; timer: ReturnType<typeof setTimeout> } | null>(null);

  const flush = useCallback(async () => {
    const next = pending.current;
    if (next === null) return;
    clearTimeout(next.timer);
    pending.current = null;
    const at = new Date();
    const draft = {
      files: filesToSend(next.work, challenge),
      savedAt: at.toISOString(),
      version: challenge.version,
    };
    try {
      await drafts.save(challenge.slug, next.work.language, draft);
      if (pending.current === null) setSaveState({ kind: 'saved', at });
    } catch {
      setSaveState({ kind: 'failed' });
    }
  }, [drafts, challenge]);

  const plan = useCallback(
    (work: Work) => {
      if (pending.current !== null) clearTimeout(pending.current.timer);
      pending.current = { work, timer: setTimeout(() => void flush(), SAVE_AFTER_MS) };
      setSaveState({ kind: 'saving' });
    },
    [flush],
  );

  useEffect(() => {
    const onHide = () => void flush();
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', onHide);
      void flush();
    };
  }, [flush]);

  return { saveState, setSaveState, plan, flush };
}

/** The learner's files for the chosen language: loaded from the draft or the starter, saved as they change. */
export function useWork(challenge: ChallengeView) {
  const { drafts } = usePorts();
  const [language, setLanguage] = useState(() => firstLanguage(challenge));
  const [work, setWork] = useState<Work | null>(null);
  const { saveState, setSaveState, plan, flush } = useDraftSaving(challenge);

  useEffect(() => {
    let current = true;
    const open = async () => {
      const draft = await drafts.find(challenge.slug, language).catch(() => undefined);
      if (!current) return;
      setWork(openWork(challenge, language, draft?.files));
      setSaveState(
        draft === undefined ? { kind: 'untouched' } : { kind: 'saved', at: new Date(draft.savedAt) },
      );
    };
    void open();
    return () => {
      current = false;
    };
  }, [challenge, language, drafts, setSaveState]);

  const chooseLanguage = useCallback(
    async (next: string) => {
      await flush();
      writeChoice(LANGUAGE_CHOICE, next);
      setWork(null);
      setLanguage(next);
    },
    [flush],
  );
  const change = useCallback(
    (next: Work) => {
      setWork(next);
      plan(next);
    },
    [plan],
  );
  return {
    language,
    work,
    saveState,
    saveNow: flush,
    chooseLanguage,
    ...workActions(challenge, work, setWork, change),
  };
}

function workActions(
  challenge: ChallengeView,
  work: Work | null,
  show: (work: Work) => void,
  change: (work: Work) => void,
) {
  return {
    edit: (path: string, content: string) => {
      if (work !== null) change(editFile(work, path, content));
    },
    select: (path: string) => {
      if (work !== null) show(selectFile(work, path));
    },
    reset: () => {
      if (work !== null) change(resetWork(work, challenge));
    },
  };
}
