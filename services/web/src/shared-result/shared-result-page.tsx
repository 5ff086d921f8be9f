import { Button, Skeleton } from '@mantine/core';
import type { SharedCurve, SharedResult } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { usePorts } from '../app/ports.js';
import { CostCurve } from '../charts/cost-curve.js';
import { t } from '../strings/shared-result.js';
import { languageLabel } from '../words/labels.js';
import { formatDateTime, formatPoints } from '../words/quantities.js';
import classes from './shared-result.module.css';

function Gone() {
  return (
    <div className={classes['page']}>
      <h1>{t('page.goneTitle')}</h1>
      <p>{t('page.gone')}</p>
      <Button component={Link} to="/challenges">
        {t('page.challenges')}
      </Button>
    </div>
  );
}

function Groups({ groups }: Pick<SharedResult, 'groups'>) {
  return (
    <table className={classes['groups']} aria-label={t('page.groups')}>
      <thead>
        <tr>
          <th scope="col">{t('page.group')}</th>
          <th scope="col">{t('page.pointsHead')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ title, points, max }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td>{t('page.points', { points: formatPoints(points), max: formatPoints(max) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Curve({ family, points }: SharedCurve) {
  const reference = points.flatMap(({ n, referenceCpuMs: ms }) => (ms === null ? [] : [{ n, ms }]));
  return (
    <CostCurve
      title={t('page.curve', { family })}
      series={[
        { label: t('page.own'), tone: 'own', points: points.map(({ n, cpuMs }) => ({ n, ms: cpuMs })) },
        { label: t('page.reference'), tone: 'reference', points: reference },
      ]}
    />
  );
}

function Code({ files }: { readonly files: NonNullable<SharedResult['files']> }) {
  return (
    <section className={classes['files']}>
      <h2>{t('page.code')}</h2>
      {files.map(({ path, content }) => (
        <figure key={path} className={classes['file']}>
          <figcaption className="mono">{path}</figcaption>
          <pre className={classes['code']} tabIndex={0} aria-label={path}>
            <code>{content}</code>
          </pre>
        </figure>
      ))}
    </section>
  );
}

function Result({ result }: { readonly result: SharedResult }) {
  const { challenge, name, points, max, language, finishedAt, groups, speed, files } = result;
  usePageTitle(t('page.solved', { title: challenge.title }));
  return (
    <article className={classes['page']}>
      <div>
        <h1>{t('page.solved', { title: challenge.title })}</h1>
        <p className={classes['quiet']}>{name === null ? t('page.anonymous') : t('page.by', { name })}</p>
      </div>
      <p>{challenge.summary}</p>
      <p className={classes['points']}>
        {t('page.points', { points: formatPoints(points), max: formatPoints(max) })}
      </p>
      <p className={classes['quiet']}>
        {t('page.facts', { language: languageLabel(language), when: formatDateTime(finishedAt) })}
      </p>
      <Groups groups={groups} />
      {speed !== null && <p>{t('page.speed', { ratio: Math.round(speed.ratio * 10) / 10 })}</p>}
      {speed?.curves.map((curve) => (
        <Curve key={curve.family} {...curve} />
      ))}
      {files !== null && <Code files={files} />}
      <Button component={Link} to={`/challenges/${challenge.slug}`}>
        {t('page.try')}
      </Button>
    </article>
  );
}

/** `/s/:token`: a public result that its owner shares. */
export function SharedResultPage() {
  const { token = '' } = useParams();
  const { api } = usePorts();
  usePageTitle(t('page.title'));
  const query = useQuery({
    queryKey: ['shared-result', token],
    queryFn: ({ signal }) => api.getSharedResult(token, signal),
    retry: (count, error) => !(error instanceof ApiProblem && error.status < 500) && count < 2,
  });
  if (query.isPending) return <Skeleton height={320} mt={40} aria-busy="true" />;
  if (query.isSuccess) return <Result result={query.data} />;
  if (query.error instanceof ApiProblem && query.error.status < 500) return <Gone />;
  return (
    <div className={classes['page']}>
      <h1>{t('page.failed')}</h1>
      <FailurePanel error={query.error} kept={t('page.safe')} onRetry={() => void query.refetch()} />
    </div>
  );
}
