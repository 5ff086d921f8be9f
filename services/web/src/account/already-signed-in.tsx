import { Button } from '@mantine/core';
import type { User } from '@hone/contracts';
import { Link, useSearchParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import classes from './entrance.module.css';
import { parseNext } from './next-page.js';
import { useSignOut } from './use-sign-out.js';

/** Stands in place of an entrance for somebody who is in already. */
export function AlreadySignedIn({ user }: { readonly user: User }) {
  const signOut = useSignOut();
  const [search] = useSearchParams();
  return (
    <div className={classes['page']}>
      <section className={classes['card']}>
        <h1>You are signed in</h1>
        <p>
          This browser is signed in as <strong>{user.name}</strong>
          {user.email === undefined ? '' : ` (${user.email})`}. Sign out first to use another account.
        </p>
        {signOut.isError && <FailurePanel error={signOut.error} kept="You are still signed in." />}
        <div className={classes['buttons']}>
          <Button component={Link} to={parseNext(search)}>
            Continue
          </Button>
          <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
            Sign out
          </Button>
        </div>
      </section>
    </div>
  );
}
