import type { Webhook } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { FailurePanel } from '../app/failure-panel.js';
import { ConfirmDialog } from '../hiring/confirm-dialog.js';
import classes from '../hiring/hiring.module.css';
import { useChange, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/hiring.js';
import { formatDateTime } from '../words/quantities.js';
import { DeliveryLog } from './delivery-log.js';

function useWebhookChanges({ id: webhook }: Webhook) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const changes = ['webhooks'];
  return {
    turn: useChange(id, { send: (on: boolean) => api.switchWebhook(id, webhook, on), changes }),
    remove: useChange(id, { send: () => api.deleteWebhook(id, webhook), changes }),
  };
}

function Head({ webhook }: { readonly webhook: Webhook }) {
  const { url, events, disabledAt } = webhook;
  return (
    <div>
      <h3 className={`mono ${classes['address']}`}>{url}</h3>
      <p className={classes['quiet']}>
        {tCommon('quantity.names', { items: events.map((event) => t(`webhooks.eventNames.${event}`)) })}
      </p>
      {disabledAt !== null && (
        <p>
          <span className={classes['state']} data-tone="warn">
            {t('webhooks.disabled', { when: formatDateTime(disabledAt) })}
          </span>{' '}
          {t('webhooks.disabledText')}
        </p>
      )}
    </div>
  );
}

interface ActionsProps {
  readonly webhook: Webhook;
  readonly showsLog: boolean;
  readonly turning: boolean;
  readonly onTurn: (on: boolean) => void;
  readonly onLog: () => void;
  readonly onRemove: () => void;
}

function Actions({ webhook, showsLog, turning, onTurn, onLog, onRemove }: ActionsProps) {
  const { url, disabledAt } = webhook;
  const on = disabledAt === null;
  return (
    <div className={classes['buttons']}>
      <Button
        variant="default"
        size="xs"
        aria-label={showsLog ? t('webhooks.hideLogOne', { url }) : t('webhooks.logOne', { url })}
        aria-expanded={showsLog}
        onClick={onLog}
      >
        {showsLog ? t('webhooks.hideLog') : t('webhooks.log')}
      </Button>
      <Button
        variant="default"
        size="xs"
        aria-label={on ? t('webhooks.disableOne', { url }) : t('webhooks.enableOne', { url })}
        loading={turning}
        onClick={() => onTurn(!on)}
      >
        {on ? t('webhooks.disable') : t('webhooks.enable')}
      </Button>
      <Button variant="default" size="xs" aria-label={t('webhooks.removeOne', { url })} onClick={onRemove}>
        {t('webhooks.remove')}
      </Button>
    </div>
  );
}

/** One webhook: its events, whether it is on, and its deliveries. */
export function WebhookPanel({ webhook }: { readonly webhook: Webhook }) {
  const { turn, remove } = useWebhookChanges(webhook);
  const [showsLog, setShowsLog] = useState(false);
  const [asks, setAsks] = useState(false);
  return (
    <article className={classes['panel']} aria-label={webhook.url}>
      <Head webhook={webhook} />
      <Actions
        webhook={webhook}
        showsLog={showsLog}
        turning={turn.isPending}
        onTurn={(on) => turn.mutate(on)}
        onLog={() => setShowsLog(!showsLog)}
        onRemove={() => setAsks(true)}
      />
      {turn.isError && <FailurePanel error={turn.error} kept={t('webhooks.kept')} />}
      {showsLog && <DeliveryLog webhook={webhook.id} />}
      <ConfirmDialog
        opened={asks}
        title={t('webhooks.removeTitle')}
        text={t('webhooks.removeText', { url: webhook.url })}
        confirm={t('webhooks.removeYes')}
        danger
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsks(false)}
      />
    </article>
  );
}
