import { Button, TextInput } from '@mantine/core';
import { GUEST_KEPT_DAYS, PASSWORD_MIN, registerBodySchema } from '@hone/contracts';
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
import { PasswordField } from './password-field.js';
import { useEntering } from './use-entering.js';
import { useForm } from './use-form.js';

function RegisterForm() {
  const { api } = usePorts();
  const enter = useEntering();
  const { errors, failure, sending, formProps } = useForm({
    schema: registerBodySchema,
    fields: {
      name: t('fields.enterName'),
      email: t('fields.enterEmail'),
      password: t('fields.choosePassword', { min: PASSWORD_MIN }),
    },
    codes: { ACCOUNT_EXISTS: 'email', PASSWORD_WEAK: 'password' },
    send: api.register,
    onSent: ({ user }) => enter(user),
  });
  return (
    <form {...formProps} className={classes['form']} aria-label={t('register.title')}>
      <TextInput
        label={t('fields.name')}
        name="name"
        autoComplete="name"
        description={t('register.nameHint')}
        error={errors['name']}
      />
      <EmailField description={t('register.emailHint')} error={errors['email']} />
      <PasswordField
        label={t('fields.password')}
        name="password"
        autoComplete="new-password"
        description={t('register.passwordHint', { min: PASSWORD_MIN })}
        error={errors['password']}
      />
      {failure !== null && <FailurePanel error={failure} kept={tCommon('form.inputsKept')} />}
      <Button type="submit" size="md" fullWidth loading={sending}>
        {t('register.submit')}
      </Button>
    </form>
  );
}

function Benefits({ guest }: { readonly guest: boolean }) {
  return (
    <aside className={classes['aside']}>
      <h2>{t('register.benefits')}</h2>
      <ul>
        <li>{guest ? t('register.keepGuest') : t('register.keepWork')}</li>
        <li>{t('register.keepLonger', { days: GUEST_KEPT_DAYS })}</li>
        <li>{t('register.anywhere')}</li>
        <li>{t('register.control')}</li>
      </ul>
      <p>
        <RichText
          text={t('register.skip')}
          tags={{ link: (words) => <Link to="/challenges">{words}</Link> }}
        />
      </p>
    </aside>
  );
}

/** `/register` */
export function RegisterPage() {
  usePageTitle(t('register.title'));
  const me = useMe();
  const [search] = useSearchParams();
  if (me.data?.guest === false) return <AlreadySignedIn user={me.data} />;
  return (
    <div className={classes['page']}>
      <section className={classes['card']}>
        <h1>{t('register.title')}</h1>
        <RegisterForm />
        <p className={classes['other']}>
          <RichText
            text={t('register.hasAccount')}
            tags={{ link: (words) => <Link to={withNext('/sign-in', parseNext(search))}>{words}</Link> }}
          />
        </p>
      </section>
      <Benefits guest={me.data?.guest === true} />
    </div>
  );
}
