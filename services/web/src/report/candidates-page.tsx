import type { SittingRow } from '@hone/contracts/hiring';
import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { MoreButton } from '../app/more-button.js';
import { usePageTitle } from '../app/page-title.js';
import { DataTable } from '../hiring/data-table.js';
import hiringClasses from '../hiring/hiring.module.css';
import { useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/report.js';
import { candidateSearch, parseCandidateFilters, type CandidateFilter } from './candidate-filters.js';
import { CandidateFilterBar } from './candidate-filter-bar.js';
import { CandidateRow } from './candidate-row.js';
import { BulkActions } from './bulk-actions.js';
import { LiveWord } from './live-word.js';
import { SavedViewsBar } from './saved-views-bar.js';
import { useCandidates } from './use-candidates.js';

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

interface FoundProps {
  readonly query: ReturnType<typeof useCandidates>['query'];
  readonly filtered: boolean;
}

function FoundCandidates({ query, filtered }: FoundProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (row: string) =>
    setChosen((before) =>
      before.includes(row) ? before.filter((other) => other !== row) : [...before, row],
    );
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
      <Rows {...{ rows, chosen }} onChoose={choose} filtered={filtered} />
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
  const { query, connection } = useCandidates(filters);
  const found = candidateSearch(filters);
  const csv = new URLSearchParams([...search, ['format', 'csv']]).toString();
  return (
    <div className={hiringClasses['page']}>
      <div className={hiringClasses['head']}>
        <h1>{t('candidates.title')}</h1>
        <div className={hiringClasses['buttons']}>
          <LiveWord connection={connection} />
          <a href={`/api/v1/workspaces/${encodeURIComponent(id)}/sittings?${csv}`} download>
            {t('candidates.csv')}
          </a>
        </div>
      </div>
      <CandidateFilterBar filters={filters} onChange={change} onClear={clear} />
      <SavedViewsBar search={found.toString()} />
      <FoundCandidates query={query} filtered={found.size > 0} />
    </div>
  );
}
