import { useQuery } from '@tanstack/react-query';
import { createProgressCalls } from '../api-client/progress-calls.js';
import { usePorts } from '../app/ports.js';

/** All tracks, with the reader's progress. */
export function useTracks() {
  const { send } = usePorts();
  return useQuery({
    queryKey: ['tracks'],
    staleTime: 0,
    queryFn: ({ signal }) => createProgressCalls(send).listTracks(signal),
  });
}

/** One track with its challenges. */
export function useTrack(slug: string) {
  const { send } = usePorts();
  return useQuery({
    queryKey: ['tracks', slug],
    staleTime: 0,
    queryFn: ({ signal }) => createProgressCalls(send).getTrack(slug, signal),
  });
}
