import { Button } from '@mantine/core';
import { PASSWORD_MIN, resetBodySchema } from '@hone/contracts';
import { Link, useNavigate } from 'react-router';
import { ApiProblem } from '../api-client/failures.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import classes from './entrance.module.css';
import { useIdentityChange } from './identity.js';
import { PasswordField } from './password-field.js';
import { useForm } from './use-form.js';
import { useLinkToken } from './use-link-token.js';

function BadLink() {
  return (
    <>
      <h1>{t('reset.badTitle')}</h1>
      <p role="alert">{t('reset.bad')}</p>
      <div className={classes['buttons']}>
        <Button component={Link} to="/forgot-password">
          {t('reset.another')}
        </Button>
      </div>
    </>
  );
}

function ResetForm({ token }: { readonly token: string }) {
  const { api } = usePorts();
  const navigate = useNavigate();
  const changeIdentity = useIdentityChange();
  const { errors, failure, sending, formProps } = useForm({
    schema: resetBodySchema,
    fields: { password: t('fields.choosePassword', { min: PASSWORD_MIN }) },
    codes: { PASSWORD_WEAK: 'password' },
    read: (data) => ({ token, password: data.get('password') }),
    send: api.resetPassword,
    onSent: async () => {
      await navigate('/sign-in', { replace: true, state: { notice: 'password-set' } });
      await changeIdentity(null);
    },
  });
  if (failure instanceof ApiProblem && failure.code === 'LINK_INVALID') return <BadLink />;
  return (
    <>
      <h1>{t('reset.title')}</h1>
      <form {...formProps} className={classes['form']} aria-label={t('reset.title')}>
        <p>{t('reset.about')}</p>
        <PasswordField
          label={t('fields.newPassword')}
          name="password"
          autoComplete="new-password"
          description={t('fields.passwordHint', { min: PASSWORD_MIN })}
          error={errors['password']}
        />
        {failure !== null && <FailurePanel error={failure} kept={t('reset.failed')} />}
        <Button type="submit" size="md" fullWidth loading={sending}>
          {t('reset.submit')}
        </Button>
      </form>
    </>
  );
}

/** `/reset-password#…` */
export function ResetPage() {
  usePageTitle(t('reset.title'));
  const token = useLinkToken();
  return (
    <div className={classes['page']}>
      <section className={classes['card']}>
        {token === '' ? <BadLink /> : <ResetForm token={token} />}
      </section>
    </div>
  );
}
