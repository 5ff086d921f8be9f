import { Link, NavLink, Outlet, ScrollRestoration, type Location } from 'react-router';
import { AccountMenu } from '../account/account-menu.js';
import { t } from '../strings/common.js';
import { Brand } from './brand.js';
import { ColorSchemeToggle } from './color-scheme-toggle.js';
import { ConnectionNotice } from './connection-notice.js';
import { PageNotice } from './page-notice.js';
import classes from './site.module.css';

/** A freshly loaded page has no key: another page loaded in this tab must not set its scroll position. */
const placeOf = ({ key, pathname }: Location): string => (key === 'default' ? pathname : key);

/** The frame of all pages but the workbench: bar, main, footer. */
export function SiteLayout() {
  return (
    <>
      <div className="skip-links">
        <a href="#main">{t('site.skipToContent')}</a>
      </div>
      <header className={classes['bar']}>
        <div className={classes['barInner']}>
          <Brand />
          <nav aria-label={t('site.navigation')} className={classes['nav']}>
            <NavLink to="/challenges">{t('site.challenges')}</NavLink>
            <NavLink to="/tracks">{t('site.tracks')}</NavLink>
            <NavLink to="/me">{t('site.myWork')}</NavLink>
          </nav>
          <div className={classes['barEnd']}>
            <ColorSchemeToggle />
            <AccountMenu />
          </div>
        </div>
      </header>
      <ConnectionNotice />
      <main id="main" tabIndex={-1} className={classes['main']}>
        <PageNotice />
        <Outlet />
      </main>
      <footer className={classes['foot']}>
        <div className={classes['footInner']}>
          <span>{t('site.promise')}</span>
          <span className={classes['footLinks']}>
            <Link to="/hire">{t('site.forTeams')}</Link>
            <a href="/api/docs">{t('site.apiDocs')}</a>
          </span>
        </div>
      </footer>
      <ScrollRestoration getKey={placeOf} />
    </>
  );
}
