import { MAX_PAUSE_MINUTES } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../app/dialog.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/sitting.js';
import classes from './sitting.module.css';
import { useSitting, useSittingChange } from './use-sitting.js';

/** The single pause, for a fire alarm and the like. */
export function PauseButton() {
  const { id, pause, deadline } = useSitting();
  const [asking, setAsking] = useState(false);
  const stop = useSittingChange((api) => api.pauseSitting(id));
  if (deadline === null) return null;
  if (!pause.available) return <p className={classes['quiet']}>{t('overview.pauseUsed')}</p>;
  const minutes = { count: MAX_PAUSE_MINUTES };
  return (
    <section className={classes['panel']} aria-label={t('overview.pause')}>
      <p>{t('overview.pauseText', minutes)}</p>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('overview.pause')}
        </Button>
      </div>
      <Dialog opened={asking} onClose={() => setAsking(false)} title={t('overview.pauseAsk')}>
        <div className={classes['dialog']}>
          <p>{t('overview.pauseAskText', minutes)}</p>
          {stop.isError && <FailurePanel error={stop.error} kept={t('overview.pauseFailed')} />}
          <div className={classes['dialogButtons']}>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('overview.keepWorking')}
            </Button>
            <Button loading={stop.isPending} onClick={() => stop.mutate()}>
              {t('overview.pauseNow')}
            </Button>
          </div>
        </div>
      </Dialog>
    </section>
  );
}
