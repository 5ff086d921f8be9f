import { Button } from '@mantine/core';
import { PASSWORD_MIN, passwordBodySchema, type User } from '@hone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import classes from './account.module.css';
import { Done } from './done.js';
import { PasswordField } from './password-field.js';
import { useForm } from './use-form.js';

function usePasswordChange() {
  const { api } = usePorts();
  const queries = useQueryClient();
  const announcer = useAnnouncer();
  // A changed form starts empty.
  const [round, setRound] = useState(0);
  const form = useForm({
    schema: passwordBodySchema,
    fields: {
      current: t('fields.enterCurrentPassword'),
      next: t('fields.choosePassword', { min: PASSWORD_MIN }),
    },
    codes: { PASSWORD_WRONG: 'current', PASSWORD_WEAK: 'next' },
    read: (data) => ({ current: data.get('current'), next: data.get('next') }),
    send: api.changePassword,
    onSent: () => {
      setRound((count) => count + 1);
      announcer.result(t('password.spoken'));
      void queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return { ...form, round };
}

/** Changes the password; the other sessions of the account end. */
export function PasswordForm({ user }: { readonly user: User }) {
  const { errors, failure, sending, formProps, round } = usePasswordChange();
  return (
    <form {...formProps} key={round} className={classes['form']} aria-label={t('password.form')}>
      {/* The account of the password, for password managers. */}
      <input type="email" name="email" autoComplete="username" value={user.email ?? ''} readOnly hidden />
      <PasswordField
        label={t('fields.currentPassword')}
        name="current"
        autoComplete="current-password"
        error={errors['current']}
      />
      <PasswordField
        label={t('fields.newPassword')}
        name="next"
        autoComplete="new-password"
        description={t('fields.passwordHint', { min: PASSWORD_MIN })}
        error={errors['next']}
      />
      {failure !== null && <FailurePanel error={failure} kept={t('password.failed')} />}
      <div className={classes['buttons']}>
        <Button type="submit" loading={sending}>
          {t('password.change')}
        </Button>
        {round > 0 && !sending && <Done>{t('password.changed')}</Done>}
      </div>
    </form>
  );
}
