import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { Link, Route, Routes, useParams } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { FailurePanel } from '../app/failure-panel.js';
import { PageLoading } from '../app/page-loading.js';
import { usePageTitle } from '../app/page-title.js';
import { PortsContext, usePorts, type Ports } from '../app/ports.js';
import { createDeferredChannel } from '../live/live-channel.deferred.js';
import { t } from '../strings/sitting.js';
import { EndPage } from './end-page.js';
import { OverviewPage } from './overview-page.js';
import { PausedPage } from './paused-page.js';
import { ReadyPage } from './ready-page.js';
import { SittingFrame } from './sitting-frame.js';
import classes from './sitting.module.css';
import { TimeUp } from './time-up.js';
import { SittingContext, useSitting, useSittingQuery, useSittingUpdates } from './use-sitting.js';
import { useSittingWatch } from './use-sitting-watch.js';

// This loads the workbench and the editor, too.
const ItemPage = lazy(async () => ({ default: (await import('./item-page.js')).ItemPage }));

const OwnPlaybackPage = lazy(async () => ({
  default: (await import('./own-playback-page.js')).OwnPlaybackPage,
}));

function Lost({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const isElsewhere = error instanceof ApiProblem && [401, 403, 404, 409].includes(error.status);
  return (
    <SittingFrame>
      <div className={classes['page']}>
        <h1>{isElsewhere ? t('lost.title') : t('lost.loadFailed')}</h1>
        {isElsewhere ? (
          <p className={classes['lead']}>{t('lost.text')}</p>
        ) : (
          <FailurePanel error={error} kept={t('lost.kept')} onRetry={onRetry} />
        )}
      </div>
    </SittingFrame>
  );
}

/** The page of a sitting without an open challenge, by its state. */
function Standing() {
  const sitting = useSitting();
  usePageTitle(sitting.title);
  const ended = sitting.finishedAt !== null;
  return (
    <SittingFrame>
      {ended ? <EndPage /> : sitting.startedAt === null ? <ReadyPage /> : <OverviewPage />}
    </SittingFrame>
  );
}

function NotOpen() {
  return (
    <SittingFrame>
      <div className={classes['page']}>
        <h1>{t('lost.gone')}</h1>
        <Link to="..">{t('lost.toOverview')}</Link>
      </div>
    </SittingFrame>
  );
}

/** A loaded sitting: the page by its state, covered by a notice when the time is up. */
function SittingNow() {
  const sitting = useSitting();
  const { id, finishedAt, pause, startedAt } = sitting;
  useSittingWatch(sitting);
  if (startedAt !== null && finishedAt === null && pause.since !== null)
    return (
      <SittingFrame>
        <PausedPage />
      </SittingFrame>
    );
  return (
    <>
      <Suspense fallback={<PageLoading />}>
        <Routes>
          <Route index element={<Standing />} />
          <Route path="items/:item" element={finishedAt === null ? <ItemPage /> : <Standing />} />
          <Route path="playback/:item" element={finishedAt === null ? <NotOpen /> : <OwnPlaybackPage />} />
          <Route path="*" element={<NotOpen />} />
        </Routes>
      </Suspense>
      {finishedAt === null && startedAt !== null && <TimeUp key={id} />}
    </>
  );
}

/** The ports of a candidate's pages: the live connection belongs to the sitting, not to an account. */
function usePortsOf(id: string): Ports {
  const ports = usePorts();
  return useMemo(() => {
    const open = async () => (await import('../live/live-channel.socketio.js')).createSocketChannel(id);
    return { ...ports, channel: createDeferredChannel(open) };
  }, [ports, id]);
}

/** `/sittings/:id` and everything below it. */
export function SittingPages() {
  const { id = '' } = useParams();
  return (
    <PortsContext value={usePortsOf(id)}>
      <KnownSitting key={id} id={id} />
    </PortsContext>
  );
}

function KnownSitting({ id }: { readonly id: string }) {
  const query = useSittingQuery(id);
  const updates = useSittingUpdates(id);
  const rejected = query.error instanceof ApiProblem;
  if (query.error !== null && (rejected || query.data === undefined))
    return <Lost error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height="100dvh" radius={0} aria-busy="true" />;
  return (
    <SittingContext value={{ ...query.data, ...updates }}>
      <SittingNow />
    </SittingContext>
  );
}
