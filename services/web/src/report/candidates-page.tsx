import type { SittingRow } from '@hone/contracts/hiring';
import { Skeleton } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { MoreButton } from '../app/more-button.js';
import { usePageTitle } from '../app/page-title.js';
import { DataTable } from '../hiring/data-table.js';
import hiringClasses from '../hiring/hiring.module.css';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/report.js';
import {
  candidateSearch,
  parseCandidateFilters,
  type CandidateFilter,
  type CandidateFilters,
} from './candidate-filters.js';
import { CandidateFilterBar } from './candidate-filter-bar.js';
import { CandidateRow } from './candidate-row.js';
import { BulkActions } from './bulk-actions.js';
import { SavedViewsBar } from './saved-views-bar.js';

const PAGE_SIZE = '50';
/** Statuses change while the page is open. */
const ASK_AGAIN_MS = 10_000;

function useCandidates(filters: CandidateFilters) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  return useInfiniteQuery({
    queryKey: keyOf(id, 'sittings', filters),
    queryFn: ({ pageParam, signal }) =>
      api.listSittings(id, { ...filters, cursor: pageParam ?? undefined, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ASK_AGAIN_MS,
  });
}

function useFilters() {
  const [search, setSearch] = useSearchParams();
  const filters = parseCandidateFilters(search);
  const change = (name: CandidateFilter, value: string) =>
    setSearch(
      (old) => {
        const next = candidateSearch({ ...parseCandidateFilters(old), [name]: value });
        return next;
      },
      { replace: name === 'q' },
    );
  return { filters, search, change, clear: () => setSearch(new URLSearchParams()) };
}

interface RowsProps {
  readonly rows: readonly SittingRow[];
  readonly filtered: boolean;
  readonly chosen: readonly string[];
  readonly onChoose: (id: string) => void;
}

function Rows({ rows, filtered, chosen, onChoose }: RowsProps) {
  if (rows.length === 0)
    return (
      <p className={hiringClasses['lead']}>{t(filtered ? 'candidates.noneFiltered' : 'candidates.none')}</p>
    );
  const heads = (['select', 'candidate', 'assessment', 'status', 'points', 'reviews', 'time'] as const).map(
    (head) => t(`candidates.${head}`),
  );
  return (
    <DataTable label={t('candidates.label')} heads={heads}>
      {rows.map((row) => (
        <CandidateRow
          key={row.id}
          row={row}
          chosen={chosen.includes(row.id)}
          onChoose={() => onChoose(row.id)}
        />
      ))}
    </DataTable>
  );
}

function FoundCandidates({ filters }: { readonly filters: CandidateFilters }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (row: string) =>
    setChosen((before) =>
      before.includes(row) ? before.filter((other) => other !== row) : [...before, row],
    );
  const query = useCandidates(filters);
  if (query.data === undefined)
    return query.isError ? (
      <FailurePanel error={query.error} kept={t('candidates.kept')} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height={220} aria-busy="true" />
    );
  const rows = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      {rows.length > 0 && <BulkActions rows={rows} chosen={chosen} onChoose={setChosen} />}
      <Rows {...{ rows, chosen }} onChoose={choose} filtered={candidateSearch(filters).size > 0} />
      {query.hasNextPage && (
        <div>
          <MoreButton query={query}>{t('candidates.more')}</MoreButton>
        </div>
      )}
    </>
  );
}

/** `/w/:w/candidates` */
export function CandidatesPage() {
  usePageTitle(t('candidates.title'));
  const { id } = useWorkspace();
  const { filters, search, change, clear } = useFilters();
  const csv = new URLSearchParams([...search, ['format', 'csv']]).toString();
  return (
    <div className={hiringClasses['page']}>
      <div className={hiringClasses['head']}>
        <h1>{t('candidates.title')}</h1>
        <a href={`/api/v1/workspaces/${encodeURIComponent(id)}/sittings?${csv}`} download>
          {t('candidates.csv')}
        </a>
      </div>
      <CandidateFilterBar filters={filters} onChange={change} onClear={clear} />
      <SavedViewsBar search={candidateSearch(filters).toString()} />
      <FoundCandidates filters={filters} />
    </div>
  );
}
