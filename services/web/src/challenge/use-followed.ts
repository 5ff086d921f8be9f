import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isOver } from '../live/submission-view.js';
import { useSpokenProgress } from '../live/use-spoken-progress.js';
import { useSubmission } from '../live/use-submission.js';
import { useCurrentSubmission } from './use-current-submission.js';

/** The submission in the console: the one just sent, or the one that the URL names. */
export function useFollowed(slug: string) {
  const queries = useQueryClient();
  const current = useCurrentSubmission(slug);
  const follow = useSubmission(current.id);
  const over = isOver(follow.view);
  useSpokenProgress(current.id, follow.view, current.mode);
  useEffect(() => {
    if (!over) return;
    void queries.invalidateQueries({ queryKey: ['submissions'] });
    void queries.invalidateQueries({ queryKey: ['challenges'] });
    void queries.invalidateQueries({ queryKey: ['aids'] });
  }, [over, queries]);
  return {
    ...current,
    shown: current.id === null ? null : { id: current.id, follow },
  };
}
