import { Button, TextInput } from '@mantine/core';
import { GUEST_KEPT_DAYS, PASSWORD_MIN, registerBodySchema } from '@hone/contracts';
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

function RegisterForm() {
  const { api } = usePorts();
  const enter = useEntering();
  const { errors, failure, sending, formProps } = useForm({
    schema: registerBodySchema,
    fields: {
      name: 'Enter a name.',
      email: 'Enter your e-mail address.',
      password: `Choose a password of at least ${PASSWORD_MIN} characters.`,
    },
    codes: { ACCOUNT_EXISTS: 'email', PASSWORD_WEAK: 'password' },
    send: api.register,
    onSent: ({ user }) => enter(user),
  });
  return (
    <form {...formProps} className={classes['form']} aria-label="Create an account">
      <TextInput
        label="Name"
        name="name"
        autoComplete="name"
        description="As others may see it. You can change it later."
        error={errors['name']}
      />
      <EmailField description="To sign in with. No mail is sent." error={errors['email']} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        description={`At least ${PASSWORD_MIN} characters. Three or four words are a good choice.`}
        error={errors['password']}
      />
      {failure !== null && <FailurePanel error={failure} kept="What you typed is still here." />}
      <Button type="submit" size="md" fullWidth loading={sending}>
        Create account
      </Button>
    </form>
  );
}

function Benefits({ guest }: { readonly guest: boolean }) {
  return (
    <aside className={classes['aside']}>
      <h2>What changes with an account</h2>
      <ul>
        <li>
          {guest
            ? 'Everything you did as a guest stays yours: submissions, drafts, hints and what you solved.'
            : 'What you solve is kept with your name instead of with this browser.'}
        </li>
        <li>Your work stays: a guest’s is deleted {GUEST_KEPT_DAYS} days after the last visit.</li>
        <li>You can go on from any other device, and use the API with tokens of your own.</li>
        <li>You can download all of it or delete it at any time, without asking anybody.</li>
      </ul>
      <p>
        The challenges are the same with and without one.{' '}
        <Link to="/challenges">Go on without an account</Link>
      </p>
    </aside>
  );
}

/** `/register` */
export function RegisterPage() {
  usePageTitle('Create an account');
  const me = useMe();
  const [search] = useSearchParams();
  if (me.data?.guest === false) return <AlreadySignedIn user={me.data} />;
  return (
    <div className={classes['page']}>
      <section className={classes['card']}>
        <h1>Create an account</h1>
        <RegisterForm />
        <p className={classes['other']}>
          Have an account? <Link to={withNext('/sign-in', parseNext(search))}>Sign in</Link>
        </p>
      </section>
      <Benefits guest={me.data?.guest === true} />
    </div>
  );
}
