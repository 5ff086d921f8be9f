import { Button } from '@mantine/core';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/sitting.js';
import { timeOf } from './sitting-words.js';
import classes from './sitting.module.css';
import { useSitting, useSittingChange } from './use-sitting.js';

/** While the clock is stopped; the challenges are hidden. */
export function PausedPage() {
  usePageTitle(t('paused.title'));
  const { id, pause } = useSitting();
  const resume = useSittingChange((api) => api.resumeSitting(id));
  return (
    <div className={classes['page']}>
      <h1>{t('paused.title')}</h1>
      <p className={classes['lead']}>
        {t('paused.text', { time: pause.until === null ? '' : timeOf(pause.until) })}
      </p>
      {resume.isError && (
        <FailurePanel error={resume.error} kept={t('paused.failed')} onRetry={() => resume.mutate()} />
      )}
      <div>
        <Button size="md" loading={resume.isPending} onClick={() => resume.mutate()}>
          {t('paused.resume')}
        </Button>
      </div>
    </div>
  );
}
