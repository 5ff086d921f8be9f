import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../app/dialog.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/hiring.js';
import classes from './hiring.module.css';

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly text: ReactNode;
  readonly confirm: string;
  /** The action cannot be undone. */
  readonly danger?: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before an action. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, text, confirm, danger = false, pending, error, onConfirm, onClose } = props;
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <div className={classes['dialog']}>
        <p>{text}</p>
        {error !== null && error !== undefined && (
          <FailurePanel error={error} kept={t('safe')} onRetry={onConfirm} />
        )}
        <div className={classes['dialogButtons']}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('members.cancel')}
          </Button>
          <Button {...(danger ? { color: 'red' } : {})} loading={pending} onClick={onConfirm}>
            {confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
