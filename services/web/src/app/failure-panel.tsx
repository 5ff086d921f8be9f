import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { describeFailure } from '../words/failure-words.js';
import classes from './failure-panel.module.css';

export interface FailurePanelProps {
  readonly error: unknown;
  /** What is safe in spite of the failure. */
  readonly kept: string;
  readonly onRetry?: (() => void) | undefined;
}

/** A failure in words: what happened, what is kept, what to do, and an id. */
export function FailurePanel({ error, kept, onRetry }: FailurePanelProps) {
  const words = describeFailure(error, kept);
  return (
    <section className={classes['panel']} role="alert" aria-label={words.title}>
      <IconAlertTriangle size={20} aria-hidden className={classes['icon']} />
      <div className={classes['body']}>
        <strong>{words.title}</strong>
        <p>{words.happened}</p>
        <p>
          {words.kept} {words.advice}
        </p>
        {words.requestId !== null && (
          <p className={classes['id']}>
            Request id <code>{words.requestId}</code>
          </p>
        )}
        {onRetry !== undefined && (
          <Button variant="default" size="xs" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </section>
  );
}
