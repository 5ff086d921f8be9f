import { NavLink } from 'react-router';
import { t } from '../strings/me.js';
import classes from './me-page.module.css';

/** The two pages about oneself. */
export function MeNav() {
  return (
    <nav aria-label={t('pages')} className={classes['nav']}>
      <NavLink to="/me" end>
        {t('overview')}
      </NavLink>
      <NavLink to="/me/account">{t('account')}</NavLink>
    </nav>
  );
}
