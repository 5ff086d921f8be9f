import type { ErasureReceipt, SittingRow } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnnouncer } from '../app/announcements.js';
import { downloadText } from '../app/download-text.js';
import { FailurePanel } from '../app/failure-panel.js';
import { ConfirmDialog } from '../hiring/confirm-dialog.js';
import hiringClasses from '../hiring/hiring.module.css';
import { may, useChange, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/candidate-list.js';
import { t as tReport } from '../strings/report.js';
import { bulkTargets, MOST_COMPARED, type BulkAction } from './bulk-targets.js';

/** Maximum number of sittings that the server erases in one request. */
const ERASED_AT_ONCE = 100;

interface Order {
  readonly action: BulkAction;
  readonly sittings: readonly string[];
}

interface Outcome {
  readonly action: BulkAction;
  readonly done: number;
  readonly failed: number;
  /** The first one found. */
  readonly failure: unknown;
  readonly receipts: ErasureReceipt['items'];
}

function batches(sittings: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(sittings.length / size) }, (_, index) =>
    sittings.slice(index * size, (index + 1) * size),
  );
}

/** Applies an action to many sittings, one request after the other; failures are counted and named. */
function useBulk() {
  const api = useHiringApi();
  const announcer = useAnnouncer();
  const { id } = useWorkspace();
  const calls: Readonly<Record<BulkAction, (batch: readonly string[]) => Promise<ErasureReceipt['items']>>> =
    {
      remind: async ([sitting = '']) => {
        await api.remindCandidate(id, sitting);
        return [];
      },
      revoke: async ([sitting = '']) => {
        await api.revokeInvitation(id, sitting);
        return [];
      },
      erase: async (batch) => (await api.eraseSittings(id, batch)).items,
    };
  return useChange(id, {
    send: async ({ action, sittings }: Order): Promise<Outcome> => {
      let [done, failed, failure]: [number, number, unknown] = [0, 0, null];
      const receipts: ErasureReceipt['items'] = [];
      for (const batch of batches(sittings, action === 'erase' ? ERASED_AT_ONCE : 1))
        try {
          receipts.push(...(await calls[action](batch)));
          done += batch.length;
        } catch (error) {
          failure ??= error;
          failed += batch.length;
        }
      return { action, done, failed, failure, receipts };
    },
    onDone: ({ action, done }) => announcer.result(t(`bulk.done.${action}`, { count: done })),
  });
}

function OutcomeNote({ outcome }: { readonly outcome: Outcome }) {
  const { action, done, failed, failure, receipts } = outcome;
  const download = () =>
    downloadText(
      JSON.stringify({ items: receipts } satisfies ErasureReceipt, null, 2),
      'erasure-receipt.json',
      'application/json',
    );
  return (
    <div className={hiringClasses['section']}>
      {done > 0 && <p>{t(`bulk.done.${action}`, { count: done })}</p>}
      {receipts.length > 0 && (
        <div>
          <Button variant="default" size="xs" onClick={download}>
            {t('bulk.receipt')}
          </Button>
        </div>
      )}
      {failed > 0 && <FailurePanel error={failure} kept={t('bulk.failed', { count: failed })} />}
    </div>
  );
}

interface AskedProps {
  readonly order: Order | null;
  readonly pending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

function AskFirst({ order, pending, onConfirm, onClose }: AskedProps) {
  const action = order?.action ?? 'remind';
  const count = order?.sittings.length ?? 0;
  return (
    <ConfirmDialog
      opened={order !== null}
      title={t(`bulk.ask.${action}`, { count })}
      text={t(`bulk.text.${action}`)}
      confirm={t(`bulk.do.${action}`, { count })}
      danger={action !== 'remind'}
      pending={pending}
      error={null}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}

interface BulkActionsProps {
  /** What the table shows. */
  readonly rows: readonly SittingRow[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

interface ButtonsProps extends BulkActionsProps {
  readonly onOrder: (order: Order) => void;
}

function CompareLink({ selected }: { readonly selected: readonly SittingRow[] }) {
  const { id } = useWorkspace();
  if (selected.length < 2 || selected.length > MOST_COMPARED) return null;
  const sittings = selected.map((row) => row.id).join(',');
  return (
    <Button component={Link} to={`/w/${id}/compare?sittings=${sittings}`} size="xs">
      {tReport('candidates.compare', { count: selected.length })}
    </Button>
  );
}

function BulkButtons({ rows, chosen, onChoose, onOrder }: ButtonsProps) {
  const workspace = useWorkspace();
  const selected = rows.filter(({ id }) => chosen.includes(id));
  const actions: readonly BulkAction[] = [
    ...(may(workspace, 'invite') ? (['remind', 'revoke'] as const) : []),
    ...(workspace.role === 'owner' ? (['erase'] as const) : []),
  ];
  return (
    <div className={hiringClasses['buttons']} role="group" aria-label={t('bulk.label')}>
      <CompareLink selected={selected} />
      {actions.map((action) => {
        const sittings = bulkTargets(action, selected).map(({ id }) => id);
        return (
          sittings.length > 0 && (
            <Button key={action} variant="default" size="xs" onClick={() => onOrder({ action, sittings })}>
              {t(`bulk.do.${action}`, { count: sittings.length })}
            </Button>
          )
        );
      })}
      {rows.length > 1 && selected.length < rows.length && (
        <Button variant="subtle" size="xs" onClick={() => onChoose(rows.map(({ id }) => id))}>
          {t('bulk.all', { count: rows.length })}
        </Button>
      )}
      {selected.length > 0 && (
        <Button variant="subtle" size="xs" onClick={() => onChoose([])}>
          {t('bulk.clear')}
        </Button>
      )}
      <span className={hiringClasses['quiet']}>
        {selected.length === 0
          ? tReport('candidates.compareHint')
          : t('bulk.count', { count: selected.length })}
      </span>
    </div>
  );
}

/** The available actions on the candidates that are selected in the table. */
export function BulkActions(props: BulkActionsProps) {
  const [order, setOrder] = useState<Order | null>(null);
  const bulk = useBulk();
  const confirm = () => {
    if (order === null) return;
    bulk.mutate(order, {
      onSettled: () => {
        setOrder(null);
        props.onChoose([]);
      },
    });
  };
  return (
    <>
      <BulkButtons {...props} onOrder={setOrder} />
      {bulk.data !== undefined && <OutcomeNote outcome={bulk.data} />}
      <AskFirst order={order} pending={bulk.isPending} onConfirm={confirm} onClose={() => setOrder(null)} />
    </>
  );
}
