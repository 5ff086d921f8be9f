import { Loader } from '@mantine/core';
import classes from './site.module.css';

/** Stands in while a page's own script is on its way. */
export function PageLoading() {
  return (
    <main className={classes['loading']} aria-busy="true" aria-label="Loading">
      <Loader color="var(--accent)" type="bars" size="sm" />
    </main>
  );
}
