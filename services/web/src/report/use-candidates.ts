import type { SittingRow } from '@hone/contracts/hiring';
import { keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import type { CandidateFilters } from './candidate-filters.js';
import { mergeRows } from './merge-rows.js';
import { ASK_AGAIN_MS, useTeamLive } from './use-team-live.js';

const PAGE_SIZE = '50';
/** The server returns up to 100 rows by id; from this number on, the whole list is reloaded. */
const MANY = 50;

interface CandidatePage {
  readonly items: SittingRow[];
  readonly nextCursor: string | null;
}

/** The list of candidates, as far as it is loaded. It updates by itself while it is open. */
export function useCandidates(filters: CandidateFilters) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const query = useInfiniteQuery({
    queryKey: keyOf(id, 'sittings', filters),
    queryFn: ({ pageParam, signal }): Promise<CandidatePage> =>
      api.listSittings(id, { ...filters, cursor: pageParam ?? undefined, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ASK_AGAIN_MS,
    refetchOnWindowFocus: true,
  });
  return { query, connection: useChangedRows(filters) };
}

/** Reads only the rows that changed, from the route of the list. */
function useChangedRows(filters: CandidateFilters) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const queries = useQueryClient();
  const queryKey = keyOf(id, 'sittings', filters);
  return useTeamLive({
    shows: ({ part, assessment }) =>
      part === 'row' && (filters.assessment === '' || filters.assessment === assessment),
    async read(sittings) {
      // A request in flight, such as for the next page, may predate the change, and must not replace it.
      const asking = queries.getQueryCache().find({ queryKey })?.promise;
      await asking?.catch(() => undefined);
      if (sittings === undefined || sittings.length > MANY)
        return queries.invalidateQueries({ queryKey }, { cancelRefetch: false });
      const { items } = await api.listSittings(id, { ...filters, ids: sittings.join(',') });
      queries.setQueryData<InfiniteData<CandidatePage, string | null>>(queryKey, (old) =>
        old === undefined ? old : { ...old, pages: mergeRows(old.pages, sittings, items) },
      );
    },
    outdate: () => queries.invalidateQueries({ queryKey, refetchType: 'none' }),
  });
}
