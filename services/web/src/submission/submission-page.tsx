import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { Submission } from '@hone/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { FailurePanel } from '../app/failure-panel.js';
import { NotFound } from '../app/not-found-page.js';
import { usePageTitle } from '../app/page-title.js';
import { usePorts } from '../app/ports.js';
import siteClasses from '../app/site.module.css';
import { useCatalogue } from '../catalogue/use-challenges.js';
import { isOver } from '../live/submission-view.js';
import { useSpokenProgress } from '../live/use-spoken-progress.js';
import { useSubmission } from '../live/use-submission.js';
import { hasOutput, OutputPanel } from '../results/output-panel.js';
import { ResultsPanel } from '../results/results-panel.js';
import { ShareResult } from '../shared-result/share-result.js';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/submission.js';
import { isCompiled, languageLabel } from '../words/labels.js';
import { formatDateTime, formatMs } from '../words/quantities.js';
import { Regrades } from './regrades.js';
import { SentFiles } from './sent-files.js';
import classes from './submission-page.module.css';
import { whereTimeWent, type TimeSpent } from './where-time-went.js';

function Times({ record }: { readonly record: Submission }) {
  const { phases, language } = record;
  if (phases === null) return null;
  return (
    <section className={classes['section']}>
      <h2>{t('times.title')}</h2>
      <dl className={classes['times']}>
        {whereTimeWent({ ...record, phases }).map(({ name, ms }) => (
          <div key={name}>
            <dt>{describePhase(name, language)}</dt>
            <dd>{formatMs(ms)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function describePhase(name: TimeSpent['name'], language: string): string {
  if (name === 'compileMs' && !isCompiled(language)) return t('times.checkSyntax');
  return t(`times.${name}`);
}

function Facts({ record }: { readonly record: Submission }) {
  return (
    <p className={classes['facts']}>
      <span>{t(`facts.${record.mode}`)}</span>
      <span>{languageLabel(record.language)}</span>
      <span>{formatDateTime(record.createdAt)}</span>
      <span>{t('facts.version', { version: record.challenge.version })}</span>
      {record.attempts > 1 && <span>{t('facts.attempt', { attempt: record.attempts })}</span>}
    </p>
  );
}

function Report({ record }: { readonly record: Submission }) {
  const queries = useQueryClient();
  const follow = useSubmission(record.id);
  const { view } = follow;
  const title = useCatalogue().titleOf(record.challenge.slug);
  const over = isOver(view);
  useSpokenProgress(record.id, view, record.mode);
  useEffect(() => {
    if (over) void queries.invalidateQueries({ queryKey: ['submission', record.id] });
  }, [over, queries, record.id]);
  return (
    <>
      <div className={classes['head']}>
        <h1>
          <Link to={`/challenges/${record.challenge.slug}?submission=${record.id}&mode=${record.mode}`}>
            {title}
          </Link>
        </h1>
        <Facts record={record} />
      </div>
      <Regrades record={record} />
      <section className={classes['results']} aria-label={t('results')}>
        <VisuallyHidden component="h2">{t('results')}</VisuallyHidden>
        <ResultsPanel id={record.id} view={view} mode={record.mode} connection={follow.connection} />
      </section>
      {hasOutput(view) && (
        <section className={classes['section']}>
          <h2>{t('output')}</h2>
          <OutputPanel view={view} />
        </section>
      )}
      <ShareResult record={record} />
      <Times record={record} />
      <SentFiles record={record} />
    </>
  );
}

/** `/submissions/:id` */
export function SubmissionPage() {
  const { id = '' } = useParams();
  const { api } = usePorts();
  const query = useQuery({
    queryKey: ['submission', id],
    queryFn: ({ signal }) => api.getSubmission(id, signal),
  });
  usePageTitle(t('title'));
  if (query.isPending) return <Skeleton height={320} mt={40} aria-busy="true" />;
  if (query.isSuccess) return <Report key={id} record={query.data} />;
  const unknown =
    query.error instanceof ApiProblem && (query.error.status === 404 || query.error.status === 401);
  return unknown ? (
    <NotFound what={tCommon('notFound.submission')} />
  ) : (
    <div className={siteClasses['centered']}>
      <h1>{t('loadFailed')}</h1>
      <FailurePanel error={query.error} kept={t('safe')} onRetry={() => void query.refetch()} />
    </div>
  );
}
