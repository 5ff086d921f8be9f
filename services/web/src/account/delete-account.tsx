import { Button, Modal, TextInput } from '@mantine/core';
import { deleteAccountBodySchema, type User } from '@hone/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import classes from './account.module.css';
import { useIdentityChange } from './identity.js';
import { PasswordField } from './password-field.js';
import { useForm } from './use-form.js';

const WORD = 'delete';

const confirmSchema = z
  .object({
    confirm: z.string().refine((text) => text.trim().toLowerCase() === WORD, `type the word ${WORD}`),
    password: deleteAccountBodySchema.shape.password,
  })
  .transform(({ password }) => password);

function Consequences({ guest }: { readonly guest: boolean }) {
  return (
    <>
      <p>This takes effect at once and cannot be taken back. Erased within minutes:</p>
      <ul>
        <li>{guest ? 'this guest session' : 'your name, e-mail address and password'}</li>
        <li>
          your submissions with their code and results, your drafts here and on the server, hints and progress
        </li>
        {!guest && <li>your API tokens and all sessions</li>}
      </ul>
      <p>
        Kept as a proof of the erasure: a fingerprint of your random account number, and the time. It names
        nobody.
      </p>
    </>
  );
}

/** Sends the order; afterwards the first page says that it is done. */
function useDeleting(user: User) {
  const { api, drafts } = usePorts();
  const navigate = useNavigate();
  const changeIdentity = useIdentityChange();
  return useForm({
    schema: confirmSchema,
    fields: {
      confirm: `Type the word ${WORD}.`,
      ...(user.guest ? {} : { password: 'Enter your password.' }),
    },
    codes: { PASSWORD_WRONG: 'password', AUTH_INVALID: 'password' },
    send: (password) => api.deleteMe(password),
    onSent: async () => {
      // A browser without storage has none to erase.
      await drafts.erase(user.id).catch(() => undefined);
      await navigate('/', { state: { notice: user.guest ? 'guest-deleted' : 'account-deleted' } });
      await changeIdentity(null);
    },
  });
}

function DeleteForm({ user, onCancel }: { readonly user: User; readonly onCancel: () => void }) {
  const { errors, failure, sending, formProps } = useDeleting(user);
  return (
    <form {...formProps} className={classes['dialog']} aria-label="Delete">
      <Consequences guest={user.guest} />
      <TextInput
        label={`Type “${WORD}” to confirm`}
        name="confirm"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus
        error={errors['confirm']}
      />
      {!user.guest && (
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          error={errors['password']}
        />
      )}
      {failure !== null && <FailurePanel error={failure} kept="Nothing was deleted." />}
      <div className={classes['dialogButtons']}>
        <Button variant="default" onClick={onCancel}>
          Keep everything
        </Button>
        <Button type="submit" color="red" loading={sending}>
          {user.guest ? 'Delete my guest work' : 'Delete my account'}
        </Button>
      </div>
    </form>
  );
}

/** Deletes the account, or what a guest did, after a typed word and the password. */
export function DeleteAccount({ user }: { readonly user: User }) {
  const [asking, setAsking] = useState(false);
  const words = user.guest ? 'Delete my guest work' : 'Delete my account';
  return (
    <>
      <div className={classes['buttons']}>
        <Button variant="default" className={classes['danger'] ?? ''} onClick={() => setAsking(true)}>
          {words}
        </Button>
      </div>
      <Modal opened={asking} onClose={() => setAsking(false)} title={`${words}?`}>
        <DeleteForm user={user} onCancel={() => setAsking(false)} />
      </Modal>
    </>
  );
}
