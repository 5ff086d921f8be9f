import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usePorts } from '../app/ports.js';
import { NO_FILTERS, type Filters, type Sort } from './filters.js';
import { offeredBy, type Offered } from './offered.js';

const PAGE_SIZE = '100';

/** The challenges that match, page by page. */
export function useChallenges(filters: Filters, sort: Sort = 'difficulty') {
  const { api } = usePorts();
  return useInfiniteQuery({
    queryKey: ['challenges', filters, sort],
    queryFn: ({ pageParam, signal }) =>
      api.listChallenges({ ...filters, sort, cursor: pageParam ?? undefined, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** The catalogue without filters, as far as it is loaded. */
export interface Catalogue {
  /** The title of a challenge; its slug while the title is not loaded. */
  readonly titleOf: (slug: string) => string;
  /** The values that filters can offer; undefined until every page is loaded. */
  readonly offered: Offered | undefined;
}

/** Reads the catalogue without filters from the pages that `useChallenges` loads. */
export function useCatalogue(): Catalogue {
  const { data, hasNextPage } = useChallenges(NO_FILTERS);
  return useMemo(() => {
    const items = data?.pages.flatMap((page) => page.items) ?? [];
    const titles = new Map(items.map(({ slug, title }) => [slug, title]));
    return {
      titleOf: (slug) => titles.get(slug) ?? slug,
      offered: data === undefined || hasNextPage ? undefined : offeredBy(items),
    };
  }, [data, hasNextPage]);
}
