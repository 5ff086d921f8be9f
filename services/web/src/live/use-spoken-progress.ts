import type { Mode } from '@hone/contracts';
import { useEffect } from 'react';
import { useAnnouncer } from '../app/announcements.js';
import { isOver, type SubmissionView } from './submission-view.js';
import { describeProgress } from '../words/progress.js';

/** Announces a submission's progress to screen readers: from time to time on the way, always at the end. */
export function useSpokenProgress(id: string | null, view: SubmissionView, mode: Mode): void {
  const announcer = useAnnouncer();
  const message = id === null || view.stage === 'waiting' ? null : describeProgress(view, mode);
  const over = isOver(view);
  useEffect(() => {
    if (message === null) return;
    if (over) announcer.result(message);
    else announcer.progress(message);
  }, [announcer, id, message, over]);
}
