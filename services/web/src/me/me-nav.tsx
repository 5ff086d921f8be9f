import { t } from '../strings/me.js';
import { NavStrip } from '../tabs/nav-strip.js';

/** Links to the user's two pages. */
export function MeNav() {
  const links = [
    { to: '/me', label: t('overview') },
    { to: '/me/account', label: t('account') },
  ];
  return <NavStrip label={t('pages')} links={links} />;
}
