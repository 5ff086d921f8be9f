import { PRACTICE_ITEM, type Sitting } from '@hone/contracts/hiring';
import { Skeleton } from '@mantine/core';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem, mayRetry } from '../api-client/failures.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { PortsContext, usePorts } from '../app/ports.js';
import { isOffered } from '../challenge/work.js';
import { WorkSettingContext, type WorkSetting } from '../challenge/work-setting.js';
import { Workbench } from '../challenge/workbench.js';
import { t } from '../strings/sitting.js';
import { ItemHistory } from './item-history.js';
import { SittingBar } from './sitting-bar.js';
import { SittingFrame } from './sitting-frame.js';
import { createSittingPorts, ownerOf, viewOf } from './sitting-ports.js';
import classes from './sitting.module.css';
import { isCollected } from './time-up.js';
import { useSitting, useSittingApi } from './use-sitting.js';

/** How often a page asks whether a challenge can be graded, while it can't. */
const LOOK_AGAIN_MS = 5_000;

function NotOpen({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { id } = useSitting();
  const closed = error instanceof ApiProblem && [403, 404, 409].includes(error.status);
  return (
    <SittingFrame>
      <div className={classes['page']}>
        <h1>{closed ? t('lost.gone') : t('lost.loadFailed')}</h1>
        {!closed && <FailurePanel error={error} kept={t('lost.kept')} onRetry={onRetry} />}
        <Link to={`/sittings/${id}`}>{t('lost.toOverview')}</Link>
      </div>
    </SittingFrame>
  );
}

/** The workbench's ports for one item of a sitting. */
function useItemWorld(item: string) {
  const ports = usePorts();
  const { id } = useSitting();
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: (count, error) => count < 3 && mayRetry(error) } },
      }),
  );
  const own = useMemo(() => createSittingPorts(ports, id, item), [ports, id, item]);
  const setting = useMemo<WorkSetting>(
    () => ({
      aids: false,
      placeOf: () => ownerOf(id, item),
      settleOwner: () => Promise.resolve(),
      Bar: SittingBar,
      History: ItemHistory,
    }),
    [id, item],
  );
  return { own, setting, queries };
}

function Item({ item }: { readonly item: string }) {
  const { id } = useSitting();
  const api = useSittingApi();
  const { own, setting, queries } = useItemWorld(item);
  const query = useQuery({
    queryKey: ['sitting-item', id, item],
    queryFn: async ({ signal }) => viewOf(await api.getItem(id, item, signal)),
    // A new object would reopen the editor: an item never changes during a sitting.
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) =>
      state.data !== undefined && !isOffered(state.data) ? LOOK_AGAIN_MS : false,
  });
  usePageTitle(query.data?.title ?? t('overview.title'));
  if (query.isPending) return <Skeleton height="100dvh" radius={0} aria-busy="true" />;
  if (query.isError) return <NotOpen error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <PortsContext value={own}>
      <QueryClientProvider client={queries}>
        <WorkSettingContext value={setting}>
          <Workbench key={String(isOffered(query.data))} challenge={query.data} />
        </WorkSettingContext>
      </QueryClientProvider>
    </PortsContext>
  );
}

function isOpen({ sections, startedAt }: Sitting, item: string): boolean {
  if (item === PRACTICE_ITEM) return startedAt === null;
  return sections.some(({ state, items }) => state === 'open' && items.some(({ id }) => id === item));
}

/** `/sittings/:id/items/:item`: the challenge page, in a sitting. */
export function ItemPage() {
  const { item = '' } = useParams();
  const sitting = useSitting();
  const [last, setLast] = useState('');
  const open = isOpen(sitting, item);
  if (open && last !== item) setLast(item);
  // While final answers are collected the page continues to send unsaved text.
  const collected = last === item && isCollected(sitting);
  if (!open && !collected) return <NotOpen error={new ApiProblem(CLOSED)} onRetry={() => undefined} />;
  return <Item key={item} item={item} />;
}

const CLOSED = {
  type: 'about:blank',
  title: '',
  status: 409,
  detail: '',
  code: 'SECTION_CLOSED',
  requestId: '',
};
