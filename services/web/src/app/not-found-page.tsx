import { Link } from 'react-router';
import { t } from '../strings/common.js';
import { usePageTitle } from './page-title.js';
import classes from './site.module.css';

export function NotFound({ what = t('notFound.page') }: { readonly what?: string }) {
  usePageTitle(t('notFound.title'));
  return (
    <div className={classes['centered']}>
      <span className="mono">404</span>
      <h1>{t('notFound.title')}</h1>
      <p>{what}</p>
      <Link to="/challenges">{t('notFound.browse')}</Link>
    </div>
  );
}
