import { useQuery } from '@tanstack/react-query';
import { createProgressCalls } from '../api-client/progress-calls.js';
import { usePorts } from '../app/ports.js';
import { zoneName } from '../words/zone.js';

/** The reader's progress, with days in their time zone. */
export function useProgress() {
  const { send } = usePorts();
  return useQuery({
    queryKey: ['progress'],
    // Reloaded whenever the page is opened: the reader comes from a submission.
    staleTime: 0,
    queryFn: ({ signal }) => createProgressCalls(send).getProgress(zoneName(), signal),
  });
}

/** The distribution of scores in a challenge. */
export function useScores(slug: string) {
  const { send } = usePorts();
  return useQuery({
    queryKey: ['scores', slug],
    queryFn: ({ signal }) => createProgressCalls(send).getScores(slug, signal),
  });
}
