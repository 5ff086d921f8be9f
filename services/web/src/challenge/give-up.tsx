import { Button } from '@mantine/core';
import type { LearningAids } from '@hone/contracts';
import { useState } from 'react';
import { Dialog } from '../app/dialog.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/challenge.js';
import editorClasses from './editor-pane.module.css';
import classes from './hints.module.css';
import type { AskingForHelp } from './use-aids.js';

interface GiveUpProps {
  readonly aids: LearningAids;
  readonly asking: AskingForHelp;
  readonly onEditorial: () => void;
}

interface DialogProps extends GiveUpProps {
  readonly onClose: () => void;
}

/** Asks before giving up. */
export function GiveUpDialog({ asking, onEditorial, onClose }: DialogProps) {
  const { giveUp } = asking;
  const confirm = () =>
    giveUp.mutate(undefined, {
      onSuccess: (after) => {
        onClose();
        if (after.editorial) onEditorial();
      },
    });
  return (
    <Dialog opened onClose={onClose} title={t('giveUp.title')}>
      <p>{t('giveUp.text')}</p>
      {giveUp.isError && <FailurePanel error={giveUp.error} kept={t('giveUp.failed')} onRetry={confirm} />}
      <div className={editorClasses['dialogButtons']}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('giveUp.cancel')}
        </Button>
        <Button color="red" loading={giveUp.isPending} onClick={confirm}>
          {t('giveUp.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The way to the editorial: open after solving, otherwise by giving up. */
export function GiveUp(props: GiveUpProps) {
  const { aids, onEditorial } = props;
  const [asked, setAsked] = useState(false);
  if (aids.editorial)
    return (
      <div className={classes['end']}>
        <p>{aids.solved ? t('giveUp.solved') : t('giveUp.gaveUp')}</p>
        <Button variant="default" onClick={onEditorial}>
          {t('giveUp.read')}
        </Button>
      </div>
    );
  if (aids.solved || aids.gaveUp) return null;
  return (
    <div className={classes['end']}>
      <p>{t('giveUp.before')}</p>
      <Button variant="subtle" color="gray" onClick={() => setAsked(true)}>
        {t('giveUp.ask')}
      </Button>
      {asked && <GiveUpDialog {...props} onClose={() => setAsked(false)} />}
    </div>
  );
}
