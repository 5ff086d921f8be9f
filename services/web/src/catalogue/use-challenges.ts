import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usePorts } from '../app/ports.js';
import { NO_FILTERS, type Filters } from './filters.js';
import { offeredBy, type Offered } from './offered.js';

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

/** Titles by slug, as far as the first page of the catalogue knows them; the slug itself otherwise. */
export function useTitles(): (slug: string) => string {
  const query = useChallenges(NO_FILTERS);
  const titles = new Map(
    query.data?.pages.flatMap((page) => page.items.map((item) => [item.slug, item.title] as const)),
  );
  return (slug) => titles.get(slug) ?? slug;
}

/** What the whole catalogue has; undefined while more of it may come. */
export function useOffered(): Offered | undefined {
  const { data, hasNextPage } = useChallenges(NO_FILTERS);
  return useMemo(
    () =>
      data === undefined || hasNextPage ? undefined : offeredBy(data.pages.flatMap((page) => page.items)),
    [data, hasNextPage],
  );
}
