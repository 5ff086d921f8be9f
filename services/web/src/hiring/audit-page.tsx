import type { AuditEntry } from '@hone/contracts/hiring';
import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FailurePanel } from '../app/failure-panel.js';
import { MoreButton } from '../app/more-button.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/hiring.js';
import { formatDateTime } from '../words/quantities.js';
import { DataTable } from './data-table.js';
import classes from './hiring.module.css';
import { keyOf, useHiringApi, useWorkspace } from './use-hiring.js';

function useAudit() {
  const api = useHiringApi();
  const { id } = useWorkspace();
  return useInfiniteQuery({
    queryKey: keyOf(id, 'audit'),
    queryFn: ({ pageParam, signal }) => api.listAudit(id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  if (entries.length === 0) return <p className={classes['lead']}>{t('audit.none')}</p>;
  const heads = (['when', 'who', 'what', 'subject', 'detail'] as const).map((head) => t(`audit.${head}`));
  return (
    <DataTable label={t('audit.label')} heads={heads}>
      {entries.map((entry) => (
        <tr key={entry.id}>
          <td className={classes['nowrap']}>{formatDateTime(entry.at)}</td>
          <th scope="row">{entry.actor}</th>
          <td>{entry.action}</td>
          <td className="mono">{entry.subject}</td>
          <td>{entry.detail}</td>
        </tr>
      ))}
    </DataTable>
  );
}

/** `/w/:w/audit` */
export function AuditPage() {
  usePageTitle(t('audit.title'));
  const query = useAudit();
  return (
    <div className={classes['page']}>
      <h1>{t('audit.title')}</h1>
      <p className={classes['lead']}>{t('audit.text')}</p>
      {query.isPending && <Skeleton height={200} aria-busy="true" />}
      {query.isError && (
        <FailurePanel error={query.error} kept={t('audit.kept')} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && <Entries entries={query.data.pages.flatMap((page) => page.items)} />}
      {query.hasNextPage && (
        <div>
          <MoreButton query={query}>{t('audit.more')}</MoreButton>
        </div>
      )}
    </div>
  );
}
