import {
  createWebhookBodySchema,
  webhookEventSchema,
  type CreatedWebhook,
  type CreateWebhookBody,
} from '@hone/contracts/hiring';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import classes from '../hiring/hiring.module.css';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/hiring.js';
import { SecretField } from './secret-field.js';

function EventChoice({ error }: { readonly error: string | undefined }) {
  return (
    <fieldset className={classes['choices']} aria-describedby={error === undefined ? undefined : 'no-events'}>
      <legend>{t('webhooks.events')}</legend>
      {webhookEventSchema.options.map((event) => (
        <label key={event} className={classes['check']}>
          <input type="checkbox" name="events" value={event} defaultChecked />
          <span>{t(`webhooks.eventNames.${event}`)}</span>
        </label>
      ))}
      {error !== undefined && (
        <p id="no-events" className={classes['error']}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** Adds a webhook and shows its secret once. */
export function AddWebhook() {
  const api = useHiringApi();
  const queries = useQueryClient();
  const { id } = useWorkspace();
  const [made, setMade] = useState<CreatedWebhook | null>(null);
  const { errors, failure, sending, formProps } = useForm({
    schema: createWebhookBodySchema,
    fields: { url: t('webhooks.enterUrl'), events: t('webhooks.chooseEvents') },
    read: (data) => ({ url: data.get('url'), events: data.getAll('events') }),
    send: (body: CreateWebhookBody) => api.createWebhook(id, body),
    onSent: (webhook) => {
      setMade(webhook);
      void queries.invalidateQueries({ queryKey: keyOf(id, 'webhooks') });
    },
  });
  return (
    <section className={classes['panel']} aria-label={t('webhooks.addTitle')}>
      <h2>{t('webhooks.addTitle')}</h2>
      <form {...formProps} className={classes['form']} aria-label={t('webhooks.addTitle')}>
        <TextInput
          label={t('webhooks.url')}
          name="url"
          type="url"
          autoComplete="off"
          spellCheck={false}
          description={t('webhooks.urlHint')}
          error={errors['url']}
        />
        <EventChoice error={errors['events']} />
        {failure !== null && <FailurePanel error={failure} kept={t('webhooks.kept')} />}
        <Button type="submit" loading={sending}>
          {t('webhooks.add')}
        </Button>
      </form>
      {made !== null && <SecretField key={made.id} secret={made.secret} />}
    </section>
  );
}
