import { Button, TextInput } from '@mantine/core';
import { changeEmailBodySchema, type AccountAccess } from '@hone/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import classes from './account.module.css';
import { Done } from './done.js';
import { PasswordField } from './password-field.js';
import { useForm } from './use-form.js';

/** Sends another link to an address that is not confirmed yet. */
function ConfirmationButton({ email }: { readonly email: string }) {
  const { api } = usePorts();
  const announcer = useAnnouncer();
  const words = t('email.sentAgain', { email });
  const sending = useMutation({
    mutationFn: () => api.sendConfirmation(),
    onSuccess: () => announcer.result(words),
  });
  if (sending.isSuccess) return <Done>{words}</Done>;
  return (
    <>
      {sending.isError && <FailurePanel error={sending.error} kept={t('email.safe')} />}
      <Button variant="default" size="xs" loading={sending.isPending} onClick={() => sending.mutate()}>
        {t('email.sendAgain')}
      </Button>
    </>
  );
}

function CurrentAddress({ access }: { readonly access: AccountAccess }) {
  const { email, emailConfirmed, mail } = access;
  if (email === null) return <p>{t('email.none')}</p>;
  return (
    <>
      <p>
        <strong>{email}</strong>
        <span className={classes['tag']}>
          {emailConfirmed ? t('email.confirmed') : t('email.unconfirmed')}
        </span>
      </p>
      {!emailConfirmed && mail && <ConfirmationButton email={email} />}
    </>
  );
}

function useAddressChange(access: AccountAccess) {
  const { api } = usePorts();
  const announcer = useAnnouncer();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    schema: changeEmailBodySchema,
    fields: {
      email: t('fields.enterEmail'),
      ...(access.password ? { password: t('fields.enterCurrentPassword') } : {}),
    },
    codes: { PASSWORD_WRONG: 'password', ACCOUNT_EXISTS: 'email', LINK_TOO_MANY: 'email' },
    send: api.changeEmail,
    onSent: (_answer, { email }) => {
      setSentTo(email);
      announcer.result(t('email.sent', { email }));
    },
  });
  return { ...form, sentTo };
}

function NewAddress({ access }: { readonly access: AccountAccess }) {
  const { errors, failure, sending, formProps, sentTo } = useAddressChange(access);
  if (sentTo !== null) return <Done>{t('email.sent', { email: sentTo })}</Done>;
  return (
    <form {...formProps} className={classes['form']} aria-label={t('email.form')}>
      <TextInput
        label={t('email.next')}
        name="email"
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        error={errors['email']}
      />
      {access.password && (
        <PasswordField
          label={t('fields.currentPassword')}
          name="password"
          autoComplete="current-password"
          error={errors['password']}
        />
      )}
      {failure !== null && <FailurePanel error={failure} kept={t('email.failed')} />}
      <div className={classes['buttons']}>
        <Button type="submit" variant="default" loading={sending}>
          {access.email === null ? t('email.add') : t('email.change')}
        </Button>
      </div>
    </form>
  );
}

/** The address of the account, whether it is confirmed, and a form to change it. */
export function EmailForm({ access }: { readonly access: AccountAccess }) {
  return (
    <>
      <CurrentAddress access={access} />
      {access.mail ? <NewAddress access={access} /> : <p className={classes['quiet']}>{t('email.off')}</p>}
    </>
  );
}
