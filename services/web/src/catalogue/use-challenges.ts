import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { usePorts } from '../app/ports.js';
import type { Filters } from './filters.js';

const PAGE_SIZE = '50';

/** The challenges that match, page by page. */
export function useChallenges(filters: Filters) {
  const { api } = usePorts();
  return useInfiniteQuery({
    queryKey: ['challenges', filters],
    queryFn: ({ pageParam, signal }) =>
      api.listChallenges({ ...filters, cursor: pageParam ?? undefined, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}
