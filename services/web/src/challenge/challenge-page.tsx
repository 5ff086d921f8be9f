import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { FailurePanel } from '../app/failure-panel.js';
import { NotFound } from '../app/not-found-page.js';
import { usePageTitle } from '../app/page-title.js';
import { usePorts } from '../app/ports.js';
import siteClasses from '../app/site.module.css';
import { t } from '../strings/challenge.js';
import { t as tCommon } from '../strings/common.js';
import { isOffered } from './work.js';
import { Workbench } from './workbench.js';

/** How often a page asks whether a challenge can be graded, while it can't. */
const LOOK_AGAIN_MS = 5_000;

/** `/challenges/:slug` */
export function ChallengePage() {
  const { slug = '' } = useParams();
  const { api } = usePorts();
  const query = useQuery({
    queryKey: ['challenge', slug],
    queryFn: ({ signal }) => api.getChallenge(slug, signal),
    // A new object would reopen the editor: the view changes only with a new version.
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) =>
      state.data !== undefined && !isOffered(state.data) ? LOOK_AGAIN_MS : false,
  });
  usePageTitle(query.data?.title ?? t('title'));
  if (query.isPending) return <Skeleton height="100dvh" radius={0} aria-busy="true" />;
  if (query.isError)
    return (
      <main className={siteClasses['main']}>
        {query.error instanceof ApiProblem && query.error.status === 404 ? (
          <NotFound what={t('notFound')} />
        ) : (
          <div className={siteClasses['centered']}>
            <h1>{t('loadFailed')}</h1>
            <FailurePanel
              error={query.error}
              kept={tCommon('safe.codeOnDevice')}
              onRetry={() => void query.refetch()}
            />
          </div>
        )}
      </main>
    );
  // Reopened when a language becomes available: nothing can have been written before.
  return <Workbench key={`${query.data.slug} ${isOffered(query.data)}`} challenge={query.data} />;
}
