import { Loader } from '@mantine/core';
import { t } from '../strings/common.js';
import classes from './site.module.css';

/** A placeholder while a page's script is loading. */
export function PageLoading() {
  return (
    <main className={classes['loading']} aria-busy="true" aria-label={t('site.loading')}>
      <Loader color="var(--accent)" type="bars" size="sm" />
    </main>
  );
}
