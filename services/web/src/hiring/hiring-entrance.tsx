import { Button } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { withNext } from '../account/next-page.js';
import { t } from '../strings/hiring.js';
import classes from './hiring.module.css';

/** For visitors without an account: what it is, and a sign-in that leads back here. */
export function HiringEntrance({ text = t('entrance.text') }: { readonly text?: string }) {
  const { pathname } = useLocation();
  return (
    <div className={classes['section']}>
      <p className={classes['lead']}>{text}</p>
      <p className={classes['lead']}>{t('entrance.account')}</p>
      <div className={classes['buttons']}>
        <Button component={Link} to={withNext('/register', pathname)}>
          {t('entrance.register')}
        </Button>
        <Button component={Link} to={withNext('/sign-in', pathname)} variant="default">
          {t('entrance.signIn')}
        </Button>
      </div>
    </div>
  );
}
