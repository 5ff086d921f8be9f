import { Button } from '@mantine/core';
import { PASSWORD_MIN, passwordBodySchema, type User } from '@hone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
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
      current: 'Enter the password that you have now.',
      next: `Choose a password of at least ${PASSWORD_MIN} characters.`,
    },
    codes: { PASSWORD_WRONG: 'current', PASSWORD_WEAK: 'next' },
    read: (data) => ({ current: data.get('current'), next: data.get('next') }),
    send: api.changePassword,
    onSent: () => {
      setRound((count) => count + 1);
      announcer.result('Your password is changed. Your other sessions are signed out.');
      void queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return { ...form, round };
}

/** A new password; the other sessions of the account end with it. */
export function PasswordForm({ user }: { readonly user: User }) {
  const { errors, failure, sending, formProps, round } = usePasswordChange();
  return (
    <form {...formProps} key={round} className={classes['form']} aria-label="Password">
      {/* Tells password managers whose password it is. */}
      <input type="email" name="email" autoComplete="username" value={user.email ?? ''} readOnly hidden />
      <PasswordField
        label="Current password"
        name="current"
        autoComplete="current-password"
        error={errors['current']}
      />
      <PasswordField
        label="New password"
        name="next"
        autoComplete="new-password"
        description={`At least ${PASSWORD_MIN} characters.`}
        error={errors['next']}
      />
      {failure !== null && <FailurePanel error={failure} kept="Your old password still holds." />}
      <div className={classes['buttons']}>
        <Button type="submit" loading={sending}>
          Change password
        </Button>
        {round > 0 && !sending && <Done>Changed</Done>}
      </div>
    </form>
  );
}
