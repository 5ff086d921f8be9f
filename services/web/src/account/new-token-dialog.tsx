import { Button, NativeSelect, TextInput } from '@mantine/core';
import { createTokenBodySchema, tokenScopeSchema, type CreatedToken } from '@hone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Dialog } from '../app/dialog.js';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import classes from './account.module.css';
import { lifetimes } from './token-words.js';
import { TokenSecret } from './token-secret.js';
import { useForm } from './use-form.js';

interface ScopeFieldsProps {
  readonly hasRole: boolean;
  readonly error: string | undefined;
}

function ScopeFields({ hasRole, error }: ScopeFieldsProps) {
  const errorId = useId();
  const offered = tokenScopeSchema.options.filter((scope) => scope !== 'admin' || hasRole);
  return (
    <fieldset className={classes['scopes']} aria-describedby={error === undefined ? undefined : errorId}>
      <legend>{t('tokens.scopes')}</legend>
      {offered.map((scope, index) => (
        <label key={scope}>
          <input
            type="checkbox"
            name="scopes"
            value={scope}
            defaultChecked={scope === 'read' || scope === 'submit'}
            aria-invalid={error !== undefined && index === 0}
            aria-describedby={error !== undefined && index === 0 ? errorId : undefined}
          />
          <span>
            <strong>{t(`scopes.${scope}`)}</strong>
            {t(`scopes.${scope}Text`)}
          </span>
        </label>
      ))}
      {error !== undefined && (
        <p id={errorId} className={classes['error']}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

function readToken(data: FormData): unknown {
  const days = data.get('expiresInDays');
  return {
    name: data.get('name'),
    scopes: data.getAll('scopes'),
    ...(days === '' ? {} : { expiresInDays: Number(days) }),
  };
}

interface NewTokenFormProps {
  readonly hasRole: boolean;
  readonly onMade: (token: CreatedToken) => void;
  readonly onCancel: () => void;
}

function NewTokenForm({ hasRole, onMade, onCancel }: NewTokenFormProps) {
  const { api } = usePorts();
  const { errors, failure, sending, formProps } = useForm({
    schema: createTokenBodySchema,
    fields: { name: t('fields.enterName'), scopes: t('tokens.chooseScope'), expiresInDays: '' },
    read: readToken,
    send: api.createToken,
    onSent: onMade,
  });
  return (
    <form {...formProps} className={classes['dialog']} aria-label={t('tokens.new')}>
      <TextInput
        label={t('fields.name')}
        name="name"
        description={t('tokens.nameHint')}
        autoComplete="off"
        data-autofocus
        error={errors['name']}
      />
      <ScopeFields hasRole={hasRole} error={errors['scopes']} />
      <NativeSelect label={t('tokens.expiresIn')} name="expiresInDays" data={lifetimes()} defaultValue="90" />
      {failure !== null && <FailurePanel error={failure} kept={t('tokens.createFailed')} />}
      <div className={classes['dialogButtons']}>
        <Button variant="default" onClick={onCancel}>
          {t('tokens.cancel')}
        </Button>
        <Button type="submit" loading={sending}>
          {t('tokens.create')}
        </Button>
      </div>
    </form>
  );
}

interface NewTokenDialogProps {
  readonly opened: boolean;
  readonly hasRole: boolean;
  readonly onClose: () => void;
}

/** Creates a token, then shows its secret once. */
export function NewTokenDialog({ opened, hasRole, onClose }: NewTokenDialogProps) {
  const queries = useQueryClient();
  const announcer = useAnnouncer();
  const [made, setMade] = useState<CreatedToken | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  const onMade = (token: CreatedToken) => {
    setMade(token);
    announcer.result(t('tokens.createdSpoken', { name: token.name }));
    void queries.invalidateQueries({ queryKey: ['tokens'] });
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      closeOnClickOutside={made === null}
      title={made === null ? t('tokens.new') : t('tokens.createdTitle', { name: made.name })}
    >
      {made === null ? (
        <NewTokenForm hasRole={hasRole} onMade={onMade} onCancel={close} />
      ) : (
        <TokenSecret secret={made.token} onDone={close} />
      )}
    </Dialog>
  );
}
