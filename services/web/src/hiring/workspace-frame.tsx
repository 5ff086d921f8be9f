import { Skeleton } from '@mantine/core';
import type { Workspace } from '@hone/contracts/hiring';
import { Suspense } from 'react';
import { Link, Outlet, useParams } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { FailurePanel } from '../app/failure-panel.js';
import { NotFound } from '../app/not-found-page.js';
import { PageLoading } from '../app/page-loading.js';
import siteClasses from '../app/site.module.css';
import { t } from '../strings/hiring.js';
import { useMe } from '../submission/use-history.js';
import { NavStrip } from '../tabs/nav-strip.js';
import { HiringEntrance } from './hiring-entrance.js';
import classes from './hiring.module.css';
import { may, useWorkspaceQuery, WorkspaceContext } from './use-hiring.js';

function WorkspaceNav({ workspace }: { readonly workspace: Workspace }) {
  const isOwner = workspace.role === 'owner';
  const pages = [
    'assessments',
    ...(may(workspace, 'review') ? (['candidates'] as const) : []),
    'members',
    'settings',
    ...(isOwner ? (['webhooks', 'audit'] as const) : []),
  ] as const;
  const links = pages.map((page) => ({ to: `/w/${workspace.id}/${page}`, label: t(`workspace.${page}`) }));
  return <NavStrip label={t('workspace.pages')} links={links} />;
}

function LoadFailed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const me = useMe();
  const status = error instanceof ApiProblem ? error.status : 0;
  if (status === 401 || me.data === null || me.data?.guest === true)
    return (
      <div className={classes['page']}>
        <h1>{t('title')}</h1>
        <HiringEntrance />
      </div>
    );
  if (status === 404) return <NotFound what={t('workspace.gone')} />;
  return (
    <div className={siteClasses['centered']}>
      <h1>{t('workspace.loadFailed')}</h1>
      <FailurePanel error={error} kept={t('safe')} onRetry={onRetry} />
    </div>
  );
}

/** Name, pages and role of a workspace above each of its pages; users who lost their rights see it here. */
export function WorkspaceFrame() {
  const { w = '' } = useParams();
  const query = useWorkspaceQuery(w);
  const gone = query.error instanceof ApiProblem && [401, 403, 404].includes(query.error.status);
  if (query.isError && (gone || query.data === undefined))
    return <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height={240} mt={40} aria-busy="true" />;
  const workspace = query.data;
  return (
    <WorkspaceContext value={workspace}>
      <div className={classes['above']}>
        <Link to="/w">{t('workspace.back')}</Link>
        <strong>{workspace.name}</strong>
        <span>{t('workspace.yourRole', { role: t(`rolesAre.${workspace.role}`) })}</span>
      </div>
      <WorkspaceNav workspace={workspace} />
      <Suspense fallback={<PageLoading />}>
        <Outlet />
      </Suspense>
    </WorkspaceContext>
  );
}
