import type { ChallengeSummary } from '@hone/contracts';
import { useEffect, useMemo } from 'react';
import { NO_FILTERS } from '../catalogue/filters.js';
import { useChallenges } from '../catalogue/use-challenges.js';

/** The catalogue's challenges by slug, as far as they are loaded; the rest loads automatically. */
export function useSummaries(): ReadonlyMap<string, ChallengeSummary> {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useChallenges(NO_FILTERS);
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return useMemo(
    () => new Map(data?.pages.flatMap((page) => page.items).map((item) => [item.slug, item])),
    [data],
  );
}
