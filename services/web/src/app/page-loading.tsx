import { Loader } from '@mantine/core';
import { t } from '../strings/common.js';
import classes from './site.module.css';

/** Stands in while a page's own script is on its way. */
export function PageLoading() {
  return (
    <main className={classes['loading']} aria-busy="true" aria-label={t('site.loading')}>
      <Loader color="var(--accent)" type="bars" size="sm" />
    </main>
  );
}
