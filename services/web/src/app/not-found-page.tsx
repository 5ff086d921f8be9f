import { Link } from 'react-router';
import { usePageTitle } from './page-title.js';
import classes from './site.module.css';

export function NotFound({ what = 'There is nothing at this address.' }: { readonly what?: string }) {
  usePageTitle('Not found');
  return (
    <div className={classes['centered']}>
      <span className="mono">404</span>
      <h1>Not found</h1>
      <p>{what}</p>
      <Link to="/challenges">Browse the challenges</Link>
    </div>
  );
}
