import { useQuery } from '@tanstack/react-query';
import { usePageTitle } from '../app/page-title.js';
import classes from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/hiring.js';
import { AddWebhook } from './add-webhook.js';
import { WebhookPanel } from './webhook-panel.js';

function Webhooks() {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: keyOf(id, 'webhooks'),
    queryFn: async ({ signal }) => (await api.listWebhooks(id, signal)).items,
  });
  return (
    <section className={classes['section']} aria-label={t('webhooks.list')}>
      <h2>{t('webhooks.list')}</h2>
      <Loaded query={query} kept={t('webhooks.kept')}>
        {(webhooks) =>
          webhooks.length === 0 ? (
            <p className={classes['quiet']}>{t('webhooks.none')}</p>
          ) : (
            webhooks.map((webhook) => <WebhookPanel key={webhook.id} webhook={webhook} />)
          )
        }
      </Loaded>
    </section>
  );
}

/** `/w/:w/webhooks` */
export function WebhooksPage() {
  usePageTitle(t('webhooks.title'));
  const { role } = useWorkspace();
  return (
    <div className={classes['page']}>
      <h1>{t('webhooks.title')}</h1>
      <p className={classes['lead']}>{t('webhooks.text')}</p>
      {role === 'owner' ? (
        <>
          <AddWebhook />
          <Webhooks />
        </>
      ) : (
        <p className={classes['quiet']}>{t('webhooks.onlyOwners')}</p>
      )}
    </div>
  );
}
