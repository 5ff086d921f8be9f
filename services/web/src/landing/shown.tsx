import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { t } from '../strings/landing.js';
import classes from './landing.module.css';
import type { PictureName } from './recorded.js';

// The evidence and its views load after the page's text.
const RecordedPicture = lazy(async () => ({
  default: (await import('./recorded-picture.js')).RecordedPicture,
}));

/** What is measured and how, with the result of a real submission. */
export function Shown({ name }: { readonly name: PictureName }) {
  return (
    <section className={classes['shown']} data-picture={name}>
      <div className={classes['about']}>
        <h2>{t(`shows.${name}.title`)}</h2>
        <p>{t(`shows.${name}.what`)}</p>
        <p>{t(`shows.${name}.how`)}</p>
      </div>
      <div className={classes['example']}>
        <Suspense fallback={<Skeleton className={classes['space'] ?? ''} radius={0} aria-busy="true" />}>
          <RecordedPicture name={name} />
        </Suspense>
      </div>
    </section>
  );
}
