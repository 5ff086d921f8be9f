import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../app/ports.js';

/** All tracks, with the reader's progress. */
export function useTracks() {
  const { api } = usePorts();
  return useQuery({ queryKey: ['tracks'], queryFn: ({ signal }) => api.listTracks(signal) });
}

/** One track with its challenges. */
export function useTrack(slug: string) {
  const { api } = usePorts();
  return useQuery({ queryKey: ['tracks', slug], queryFn: ({ signal }) => api.getTrack(slug, signal) });
}
