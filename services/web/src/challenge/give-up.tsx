import { Button, Modal } from '@mantine/core';
import type { LearningAids } from '@hone/contracts';
import { useState } from 'react';
import { FailurePanel } from '../app/failure-panel.js';
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

function GiveUpDialog({ asking, onEditorial, onClose }: DialogProps) {
  const { giveUp } = asking;
  const confirm = () =>
    giveUp.mutate(undefined, {
      onSuccess: (after) => {
        onClose();
        if (after.editorial) onEditorial();
      },
    });
  return (
    <Modal opened onClose={onClose} title="Give up on this challenge?">
      <p>
        The editorial opens, with a full solution and why it works. That you gave up is remembered with this
        challenge and cannot be taken back. Your code and submissions stay, and you may go on submitting.
      </p>
      {giveUp.isError && (
        <FailurePanel error={giveUp.error} kept="You have not given up." onRetry={confirm} />
      )}
      <div className={editorClasses['dialogButtons']}>
        <Button variant="default" data-autofocus onClick={onClose}>
          Keep trying
        </Button>
        <Button color="red" loading={giveUp.isPending} onClick={confirm}>
          Give up
        </Button>
      </div>
    </Modal>
  );
}

/** The way to the editorial: open after solving, otherwise by giving up. */
export function GiveUp(props: GiveUpProps) {
  const { aids, onEditorial } = props;
  const [asked, setAsked] = useState(false);
  if (aids.editorial)
    return (
      <div className={classes['end']}>
        <p>{aids.solved ? 'You have solved this challenge.' : 'You gave up on this challenge.'}</p>
        <Button variant="default" onClick={onEditorial}>
          Read the editorial
        </Button>
      </div>
    );
  if (aids.solved || aids.gaveUp) return null;
  return (
    <div className={classes['end']}>
      <p>The editorial opens once you have solved the challenge, or when you give up.</p>
      <Button variant="subtle" color="gray" onClick={() => setAsked(true)}>
        Give up…
      </Button>
      {asked && <GiveUpDialog {...props} onClose={() => setAsked(false)} />}
    </div>
  );
}
