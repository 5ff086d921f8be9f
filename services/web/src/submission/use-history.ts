import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { usePorts } from '../app/ports.js';

const PAGE_SIZE = '25';

/** The current user's id; null before the first submission. */
export function useMe() {
  const { api } = usePorts();
  return useQuery({
    queryKey: ['me'],
    queryFn: async ({ signal }) => (await api.getMe(signal)).user,
  });
}

/** The user's submissions, newest first; of one challenge if given. Empty, unrequested, without a session. */
export function useHistory(challenge?: string) {
  const { api } = usePorts();
  const me = useMe();
  return useInfiniteQuery({
    queryKey: ['submissions', challenge ?? 'all'],
    enabled: me.data !== undefined && me.data !== null,
    queryFn: ({ pageParam, signal }) =>
      api.listSubmissions({ challenge, cursor: pageParam ?? undefined, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
