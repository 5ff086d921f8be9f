import type { ChallengeView } from '@hone/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePorts } from '../app/ports.js';
import { filesToSend, type Work } from './work.js';

/** What is known about the safety of the newest keystroke. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed' };

const SAVE_AFTER_MS = 1_000;

/** Calls `flush` when the page may go away, and when the caller does. */
function useFlushOnLeave(flush: () => Promise<void>): void {
  useEffect(() => {
    const onLeave = () => void flush();
    document.addEventListener('visibilitychange', onLeave);
    window.addEventListener('pagehide', onLeave);
    return () => {
      document.removeEventListener('visibilitychange', onLeave);
      window.removeEventListener('pagehide', onLeave);
      void flush();
    };
  }, [flush]);
}

/** Keeps the newest work on this device: a second after typing, at once when asked or when the page is left. */
export function useDraftSaving(challenge: ChallengeView) {
  const { drafts } = usePorts();
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' });
  const pending = useRef<{ work: Work; timer: ReturnType<typeof setTimeout> } | null>(null);

  const flush = useCallback(async () => {
    const next = pending.current;
    if (next === null) return;
    clearTimeout(next.timer);
    pending.current = null;
    const at = new Date();
    const files = filesToSend(next.work, challenge);
    const draft = { files, savedAt: at.toISOString(), version: challenge.version };
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

  useFlushOnLeave(flush);
  return { saveState, setSaveState, plan, flush };
}
