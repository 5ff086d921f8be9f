import type { Delivery } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { DataTable } from '../hiring/data-table.js';
import classes from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useChange, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/hiring.js';
import { formatDateTime } from '../words/quantities.js';

const ASK_AGAIN_MS = 5_000;
const HEADS = ['when', 'event', 'state', 'attempts', 'replay'] as const;

function State({ state, nextAt }: Pick<Delivery, 'state' | 'nextAt'>) {
  return (
    <>
      {t(`webhooks.states.${state}`)}
      {nextAt !== null && (
        <span className={classes['quiet']}> {t('webhooks.next', { when: formatDateTime(nextAt) })}</span>
      )}
    </>
  );
}

function Attempts({ attempts }: Pick<Delivery, 'attempts'>) {
  return (
    <ol>
      {attempts.map(({ at, status, error }, index) => (
        <li key={index}>
          {t('webhooks.attempt', { when: formatDateTime(at), what: String(status ?? error ?? '') })}
        </li>
      ))}
    </ol>
  );
}

interface RowProps {
  readonly delivery: Delivery;
  readonly onReplay: () => void;
}

function Row({ delivery, onReplay }: RowProps) {
  const { event, createdAt, state } = delivery;
  const words = { event: t(`webhooks.eventNames.${event}`), when: formatDateTime(createdAt) };
  return (
    <tr>
      <th scope="row" className={classes['nowrap']}>
        {words.when}
      </th>
      <td>{words.event}</td>
      <td>
        <State {...delivery} />
      </td>
      <td>
        <Attempts {...delivery} />
      </td>
      <td>
        {state !== 'pending' && (
          <Button variant="default" size="xs" aria-label={t('webhooks.replayOne', words)} onClick={onReplay}>
            {t('webhooks.replay')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** The newest deliveries of a webhook, each with its attempts. */
export function DeliveryLog({ webhook }: { readonly webhook: string }) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const announcer = useAnnouncer();
  const query = useQuery({
    queryKey: keyOf(id, 'deliveries', webhook),
    queryFn: async ({ signal }) => (await api.listDeliveries(id, webhook, signal)).items,
    refetchInterval: ASK_AGAIN_MS,
  });
  const replay = useChange(id, {
    send: (delivery: string) => api.replayDelivery(id, webhook, delivery),
    changes: ['deliveries', webhook],
    onDone: () => announcer.result(t('webhooks.replayed')),
  });
  return (
    <Loaded query={query} kept={t('webhooks.kept')} height={80}>
      {(deliveries) => (
        <>
          {replay.isError && <FailurePanel error={replay.error} kept={t('webhooks.kept')} />}
          {deliveries.length === 0 ? (
            <p className={classes['quiet']}>{t('webhooks.noDeliveries')}</p>
          ) : (
            <DataTable label={t('webhooks.log')} heads={HEADS.map((head) => t(`webhooks.heads.${head}`))}>
              {deliveries.map((delivery) => (
                <Row key={delivery.id} delivery={delivery} onReplay={() => replay.mutate(delivery.id)} />
              ))}
            </DataTable>
          )}
        </>
      )}
    </Loaded>
  );
}
