import { Button } from '@mantine/core';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { t } from '../strings/common.js';
import { FailurePanel } from './failure-panel.js';
import { NotFound } from './not-found-page.js';
import classes from './site.module.css';

/** The error boundary of the router: a page that failed to load or to draw. */
export function ErrorPage() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <main className={classes['centered']}>
      <h1>{t('pageFailed.title')}</h1>
      <FailurePanel error={error} kept={t('safe.codeOnDevice')} />
      <Button onClick={() => window.location.reload()}>{t('pageFailed.reload')}</Button>
      <Link to="/challenges">{t('pageFailed.back')}</Link>
    </main>
  );
}
