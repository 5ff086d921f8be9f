import type { SharedReport } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { DataTable } from '../hiring/data-table.js';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { useHiringApi } from '../hiring/use-hiring.js';
import { ScoreGroups } from '../results/score-groups.js';
import { FactTimeline } from '../sitting/fact-timeline.js';
import { t } from '../strings/report.js';
import { formatDateTime, formatPercent } from '../words/quantities.js';
import { PercentBar } from './percent-bar.js';
import classes from './report.module.css';
import { SkillTable } from './skill-table.js';

function Head({ report }: { readonly report: SharedReport }) {
  const { workspace, title, candidate, expiresAt, finishedAt, finishedBy } = report;
  return (
    <>
      <div className={hiringClasses['head']}>
        <h1>{candidate ?? t('shared.candidate')}</h1>
        <Button className={classes['noPrint']} variant="default" size="xs" onClick={() => window.print()}>
          {t('page.print')}
        </Button>
      </div>
      <p>{title}</p>
      <p>{t(`page.endedBy.${finishedBy}`, { when: formatDateTime(finishedAt) })}</p>
      <p className={hiringClasses['quiet']}>
        {t('shared.from', { workspace, when: formatDateTime(expiresAt) })}
      </p>
    </>
  );
}

function Result({ report }: { readonly report: SharedReport }) {
  const heads = [t('score.item'), t('score.points'), t('score.weight')];
  return (
    <section className={hiringClasses['panel']} aria-label={t('score.title')}>
      <h2>{t('score.title')}</h2>
      <p className={classes['total']}>
        {report.percent === null ? t('score.pending') : formatPercent(report.percent / 100)}
      </p>
      <DataTable label={t('score.title')} heads={heads}>
        {report.items.map(({ id, title, percent, weight }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td>{percent === null ? t('score.pending') : <PercentBar percent={percent} />}</td>
            <td>{weight}</td>
          </tr>
        ))}
      </DataTable>
      <SkillTable skills={report.skills} />
      {report.items.map(
        ({ id, title, score }) =>
          score !== null && (
            <div key={id} className={hiringClasses['section']}>
              <h3>{title}</h3>
              <ScoreGroups score={score} />
            </div>
          ),
      )}
    </section>
  );
}

function Recorded({ report }: { readonly report: SharedReport }) {
  const titles = new Map(report.items.map(({ id, title }) => [id, title]));
  return (
    <section className={hiringClasses['panel']} aria-label={t('facts.title')}>
      <h2>{t('facts.title')}</h2>
      <FactTimeline
        facts={report.facts}
        comments={report.comments}
        titleOf={(item) => titles.get(item) ?? item}
        onComment={null}
      />
    </section>
  );
}

/** `/shared/:token` */
export function SharedPage() {
  usePageTitle(t('shared.title'));
  const { token = '' } = useParams();
  const api = useHiringApi();
  const query = useQuery({
    queryKey: ['shared', token],
    queryFn: ({ signal }) => api.getShared(token, signal),
  });
  if (query.isError)
    return (
      <div className={hiringClasses['page']}>
        <h1>{t('shared.failed')}</h1>
        <FailurePanel error={query.error} kept={t('shared.kept')} onRetry={() => void query.refetch()} />
      </div>
    );
  return (
    <div className={hiringClasses['page']}>
      <Loaded query={query} height={400}>
        {(report) => (
          <>
            <Head report={report} />
            <Result report={report} />
            <Recorded report={report} />
          </>
        )}
      </Loaded>
    </div>
  );
}
