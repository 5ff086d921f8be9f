import { Button, TextInput } from '@mantine/core';
import { deleteAccountBodySchema, type User } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { Dialog } from '../app/dialog.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { createIndexedCaseDevice } from '../challenge/cases/case-device.js';
import { t } from '../strings/account.js';
import classes from './account.module.css';
import { useIdentityChange } from './identity.js';
import { PasswordField } from './password-field.js';
import { useForm } from './use-form.js';

const WORD = 'delete';

const confirmSchema = z
  .object({
    confirm: z.string().refine((text) => text.trim().toLowerCase() === WORD, {
      error: () => t('remove.wrongWord', { word: WORD }),
    }),
    password: deleteAccountBodySchema.shape.password,
  })
  .transform(({ password }) => password);

function Consequences({ guest }: { readonly guest: boolean }) {
  return (
    <>
      <p>{t('remove.intro')}</p>
      <ul>
        <li>{guest ? t('remove.session') : t('remove.profile')}</li>
        <li>{t('remove.work')}</li>
        {!guest && <li>{t('remove.access')}</li>}
      </ul>
      <p>{t('remove.proof')}</p>
    </>
  );
}

/** Sends the request; afterwards the first page confirms it. */
function useDeleting(user: User, asksPassword: boolean) {
  const { api, drafts, inputs } = usePorts();
  const navigate = useNavigate();
  const changeIdentity = useIdentityChange();
  return useForm({
    schema: confirmSchema,
    fields: {
      confirm: t('remove.wrongWord', { word: WORD }),
      ...(asksPassword ? { password: t('fields.enterPassword') } : {}),
    },
    codes: { PASSWORD_WRONG: 'password', AUTH_INVALID: 'password' },
    send: (password) => api.deleteMe(password),
    onSent: async () => {
      // A browser without storage has none to erase.
      await drafts.erase(user.id).catch(() => undefined);
      await inputs.erase(user.id).catch(() => undefined);
      await createIndexedCaseDevice()
        .erase(user.id)
        .catch(() => undefined);
      await navigate('/', { state: { notice: user.guest ? 'guest-deleted' : 'account-deleted' } });
      await changeIdentity(null);
    },
  });
}

/** Whether there is a password to ask for: guests and some users of an identity provider have none. */
function useHasPassword({ guest }: User): boolean {
  const { api } = usePorts();
  const { data } = useQuery({
    queryKey: ['access'],
    queryFn: ({ signal }) => api.getAccess(signal),
    enabled: !guest,
  });
  return !guest && data?.password !== false;
}

/** Asks for the confirmation word and the password. */
export function DeleteForm({ user, onCancel }: { readonly user: User; readonly onCancel: () => void }) {
  const asksPassword = useHasPassword(user);
  const { errors, failure, sending, formProps } = useDeleting(user, asksPassword);
  return (
    <form {...formProps} className={classes['dialog']} aria-label={t('remove.form')}>
      <Consequences guest={user.guest} />
      <TextInput
        label={t('remove.typeWord', { word: WORD })}
        name="confirm"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus
        error={errors['confirm']}
      />
      {asksPassword && (
        <PasswordField
          label={t('fields.password')}
          name="password"
          autoComplete="current-password"
          error={errors['password']}
        />
      )}
      {failure !== null && <FailurePanel error={failure} kept={t('remove.failed')} />}
      <div className={classes['dialogButtons']}>
        <Button variant="default" onClick={onCancel}>
          {t('remove.cancel')}
        </Button>
        <Button type="submit" color="red" loading={sending}>
          {user.guest ? t('remove.guestWork') : t('remove.account')}
        </Button>
      </div>
    </form>
  );
}

/** Deletes the account, or a guest's work, after a typed word and the password. */
export function DeleteAccount({ user }: { readonly user: User }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div className={classes['buttons']}>
        <Button variant="default" className={classes['danger'] ?? ''} onClick={() => setAsking(true)}>
          {user.guest ? t('remove.guestWork') : t('remove.account')}
        </Button>
      </div>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={user.guest ? t('remove.guestWorkTitle') : t('remove.accountTitle')}
      >
        <DeleteForm user={user} onCancel={() => setAsking(false)} />
      </Dialog>
    </>
  );
}
