import { Button } from '@mantine/core';
import type { User } from '@hone/contracts';
import { Link, useSearchParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/account.js';
import { RichText } from '../strings/rich-text.js';
import classes from './entrance.module.css';
import { parseNext } from './next-page.js';
import { UserName } from './user-name.js';
import { useSignOut } from './use-sign-out.js';

/** Replaces a sign-in form for users who are already signed in. */
export function AlreadySignedIn({ user }: { readonly user: User }) {
  const signOut = useSignOut();
  const [search] = useSearchParams();
  return (
    <div className={classes['page']}>
      <section className={classes['card']}>
        <h1>{t('signedIn.title')}</h1>
        <p>
          <RichText text={t('signedIn.text')} tags={{ name: <UserName user={user} /> }} />
        </p>
        {signOut.isError && <FailurePanel error={signOut.error} kept={t('signedIn.still')} />}
        <div className={classes['buttons']}>
          <Button component={Link} to={parseNext(search)}>
            {t('signedIn.continue')}
          </Button>
          <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('signedIn.signOut')}
          </Button>
        </div>
      </section>
    </div>
  );
}
