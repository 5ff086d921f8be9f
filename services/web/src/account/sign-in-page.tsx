import { Button } from '@mantine/core';
import { loginBodySchema } from '@hone/contracts';
import { Link, useSearchParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import { t as tCommon } from '../strings/common.js';
import { RichText } from '../strings/rich-text.js';
import { useMe } from '../submission/use-history.js';
import { AlreadySignedIn } from './already-signed-in.js';
import { EmailField } from './email-field.js';
import classes from './entrance.module.css';
import { parseNext, withNext } from './next-page.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { PasswordField } from './password-field.js';
import { useEntering } from './use-entering.js';
import { useForm } from './use-form.js';

function SignInForm() {
  const { api } = usePorts();
  const enter = useEntering();
  const { errors, failure, sending, formProps } = useForm({
    schema: loginBodySchema,
    fields: { email: t('fields.enterEmail'), password: t('fields.enterPassword') },
    codes: { AUTH_INVALID: 'password' },
    send: api.login,
    onSent: ({ user }) => enter(user),
  });
  return (
    <form {...formProps} className={classes['form']} aria-label={t('signIn.title')}>
      <EmailField error={errors['email']} />
      <PasswordField
        label={t('fields.password')}
        name="password"
        autoComplete="current-password"
        error={errors['password']}
      />
      {failure !== null && <FailurePanel error={failure} kept={tCommon('form.inputsKept')} />}
      <Button type="submit" size="md" fullWidth loading={sending}>
        {t('signIn.title')}
      </Button>
      <p>
        <Link to="/forgot-password">{t('forgot.link')}</Link>
      </p>
    </form>
  );
}

/** `/sign-in` */
export function SignInPage() {
  usePageTitle(t('signIn.title'));
  const me = useMe();
  const [search] = useSearchParams();
  if (me.data?.guest === false) return <AlreadySignedIn user={me.data} />;
  const isGuest = me.data?.guest === true;
  return (
    <div className={classes['page']}>
      <section className={classes['card']}>
        <h1>{t('signIn.title')}</h1>
        <ProviderSignIn />
        <SignInForm />
        <p className={classes['other']}>
          <RichText
            text={t('signIn.noAccount')}
            tags={{ link: (words) => <Link to={withNext('/register', parseNext(search))}>{words}</Link> }}
          />
        </p>
      </section>
      <aside className={classes['aside']}>
        <h2>{isGuest ? t('signIn.guestTitle') : t('signIn.withoutTitle')}</h2>
        <p>{isGuest ? t('signIn.guestText') : t('signIn.withoutText')}</p>
        <p>
          <Link to="/challenges">{t('signIn.skip')}</Link>
        </p>
      </aside>
    </div>
  );
}
