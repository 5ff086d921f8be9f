import { Button, TextInput } from '@mantine/core';
import { profileBodySchema, type User } from '@hone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import classes from './account.module.css';
import { Done } from './done.js';
import { useForm } from './use-form.js';

/** The name that others see. */
export function ProfileForm({ user }: { readonly user: User }) {
  const { api } = usePorts();
  const queries = useQueryClient();
  const announcer = useAnnouncer();
  const [saved, setSaved] = useState(false);
  const { errors, failure, sending, formProps } = useForm({
    schema: profileBodySchema,
    fields: { name: t('fields.enterName') },
    send: ({ name }) => api.renameMe(name),
    onSent: (answer) => {
      queries.setQueryData(['me'], answer.user);
      setSaved(true);
      announcer.result(t('profile.spoken', { name: answer.user.name }));
    },
  });
  return (
    <form
      {...formProps}
      className={classes['form']}
      aria-label={t('profile.form')}
      onInput={() => setSaved(false)}
    >
      <TextInput
        label={t('fields.name')}
        name="name"
        autoComplete="name"
        defaultValue={user.name}
        error={errors['name']}
      />
      {failure !== null && <FailurePanel error={failure} kept={t('profile.failed')} />}
      <div className={classes['buttons']}>
        <Button type="submit" loading={sending}>
          {t('profile.save')}
        </Button>
        {saved && <Done>{t('profile.saved')}</Done>}
      </div>
    </form>
  );
}
