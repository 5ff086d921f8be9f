import { Button } from '@mantine/core';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { FailurePanel } from './failure-panel.js';
import { NotFound } from './not-found-page.js';
import classes from './site.module.css';

/** The error boundary of the router: a page that failed to load or to draw. */
export function ErrorPage() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <main className={classes['centered']}>
      <h1>This page failed</h1>
      <FailurePanel error={error} kept="What you wrote is kept on this device." />
      <Button onClick={() => window.location.reload()}>Reload</Button>
      <Link to="/challenges">Back to the challenges</Link>
    </main>
  );
}
