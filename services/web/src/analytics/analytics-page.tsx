import type { Analytics } from '@hone/contracts/hiring';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { NotFound } from '../app/not-found-page.js';
import { usePageTitle } from '../app/page-title.js';
import { DataTable } from '../hiring/data-table.js';
import classes from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { PercentBar } from '../report/percent-bar.js';
import { t } from '../strings/analytics.js';
import { ItemStatistics } from './item-statistics.js';

const STEPS = ['invited', 'opened', 'started', 'ended', 'decided', 'advanced'] as const;
const FULL = 100;

function Funnel({ funnel }: Pick<Analytics, 'funnel'>) {
  const heads = (['step', 'count', 'share'] as const).map((head) => t(`funnel.${head}`));
  return (
    <section className={classes['panel']} aria-label={t('funnel.title')}>
      <h2>{t('funnel.title')}</h2>
      <DataTable label={t('funnel.title')} heads={heads}>
        {STEPS.map((step) => (
          <tr key={step}>
            <th scope="row">{t(`funnel.${step}`)}</th>
            <td>{funnel[step]}</td>
            <td>{funnel.invited > 0 && <PercentBar percent={(funnel[step] / funnel.invited) * FULL} />}</td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}

function describeTenth(index: number, size: number): string {
  const range = { from: index * size, to: (index + 1) * size };
  return t(index === 0 ? 'points.from' : 'points.over', range);
}

function Points({ analytics }: { readonly analytics: Analytics }) {
  const { distribution, minutes, n } = analytics;
  if (distribution === null) return null;
  return (
    <section className={classes['panel']} aria-label={t('points.title')}>
      <h2>{t('points.title')}</h2>
      <p className={classes['quiet']}>{t('points.n', { n })}</p>
      {minutes !== null && <p className={classes['quiet']}>{t('points.time', { ...minutes })}</p>}
      <DataTable label={t('points.title')} heads={[t('points.range'), t('points.count')]}>
        {distribution.map((count, index) => (
          <tr key={describeTenth(index, FULL / distribution.length)}>
            <th scope="row">{describeTenth(index, FULL / distribution.length)}</th>
            <td>{count}</td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}

/** `/w/:w/assessments/:a/analytics` */
export function AnalyticsPage() {
  usePageTitle(t('title'));
  const { a = '' } = useParams();
  const api = useHiringApi();
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: keyOf(id, 'analytics', a),
    queryFn: ({ signal }) => api.getAnalytics(id, a, signal),
  });
  if (query.error instanceof ApiProblem && query.error.status === 404) return <NotFound />;
  return (
    <div className={classes['page']}>
      <Loaded query={query} kept={t('kept')} height={400}>
        {(analytics) => (
          <>
            <h1>{t('heading', { title: analytics.title })}</h1>
            <Funnel funnel={analytics.funnel} />
            {analytics.n < analytics.min && (
              <p className={classes['lead']}>{t('few', { min: analytics.min, n: analytics.n })}</p>
            )}
            <Points analytics={analytics} />
            {analytics.items.length > 0 && <ItemStatistics items={analytics.items} />}
          </>
        )}
      </Loaded>
    </div>
  );
}
