import { Button } from '@mantine/core';
import { loginBodySchema } from '@hone/contracts';
import { Link, useSearchParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { usePorts } from '../app/ports.js';
import { useMe } from '../submission/use-history.js';
import { AlreadySignedIn } from './already-signed-in.js';
import { EmailField } from './email-field.js';
import classes from './entrance.module.css';
import { parseNext, withNext } from './next-page.js';
import { PasswordField } from './password-field.js';
import { useEntering } from './use-entering.js';
import { useForm } from './use-form.js';

function SignInForm() {
  const { api } = usePorts();
  const enter = useEntering();
  const { errors, failure, sending, formProps } = useForm({
    schema: loginBodySchema,
    fields: { email: 'Enter your e-mail address.', password: 'Enter your password.' },
    codes: { AUTH_INVALID: 'password' },
    send: api.login,
    onSent: ({ user }) => enter(user),
  });
  return (
    <form {...formProps} className={classes['form']} aria-label="Sign in">
      <EmailField error={errors['email']} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        error={errors['password']}
      />
      {failure !== null && <FailurePanel error={failure} kept="What you typed is still here." />}
      <Button type="submit" size="md" fullWidth loading={sending}>
        Sign in
      </Button>
    </form>
  );
}

/** `/sign-in` */
export function SignInPage() {
  usePageTitle('Sign in');
  const me = useMe();
  const [search] = useSearchParams();
  if (me.data?.guest === false) return <AlreadySignedIn user={me.data} />;
  return (
    <div className={classes['page']}>
      <section className={classes['card']}>
        <h1>Sign in</h1>
        <SignInForm />
        <p className={classes['other']}>
          No account yet? <Link to={withNext('/register', parseNext(search))}>Create one</Link>
        </p>
      </section>
      <aside className={classes['aside']}>
        <h2>{me.data?.guest === true ? 'Your guest work comes with you' : 'You can practise without it'}</h2>
        <p>
          {me.data?.guest === true
            ? 'What you did as a guest in this browser is added to your account: submissions, drafts, hints and what you solved. Nothing of the account is replaced.'
            : 'Every challenge is open to guests. Signing in only brings your own history and drafts to this browser.'}
        </p>
        <p>
          <Link to="/challenges">Go on without signing in</Link>
        </p>
      </aside>
    </div>
  );
}
