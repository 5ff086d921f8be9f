import { Button, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ApiProblem } from '../api-client/failures.js';
import { t } from '../strings/common.js';
import { RichText } from '../strings/rich-text.js';
import { describeFailure } from '../words/failure-words.js';
import classes from './failure-panel.module.css';

export interface FailurePanelProps {
  readonly error: unknown;
  /** What is safe despite the failure. */
  readonly kept: string;
  readonly onRetry?: (() => void) | undefined;
}

/**
 * Counts the seconds until a request is allowed again. Screen readers hear the number once, and the end of
 * the wait: announcing each second would drown everything else.
 */
function Waiting({ waitMs }: { readonly waitMs: number }) {
  const [left, setLeft] = useState(Math.ceil(waitMs / 1000));
  useEffect(() => {
    const end = performance.now() + waitMs;
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(seconds);
      if (seconds === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [waitMs]);
  if (left === 0) return <>{t('failure.tryNow')}</>;
  return (
    <>
      <span aria-hidden="true" className={classes['countdown']}>
        {t('failure.tryInShort', { seconds: left })}
      </span>
      <VisuallyHidden>{t('failure.tryIn', { count: Math.ceil(waitMs / 1000) })}</VisuallyHidden>
    </>
  );
}

/** A failure in words: what happened, what is kept, what to do, and an id. */
export function FailurePanel({ error, kept, onRetry }: FailurePanelProps) {
  const words = describeFailure(error, kept);
  const waitMs = error instanceof ApiProblem ? error.retryAfterMs : undefined;
  return (
    <section className={classes['panel']} role="alert" aria-label={words.title}>
      <IconAlertTriangle size={20} aria-hidden className={classes['icon']} />
      <div className={classes['body']}>
        <strong>{words.title}</strong>
        <p>{words.happened}</p>
        <p>
          {waitMs === undefined ? (
            t('sentences', { first: words.kept, second: words.advice })
          ) : (
            <RichText
              text={t('failure.keptWaiting')}
              tags={{ kept: words.kept, waiting: <Waiting key={words.requestId} waitMs={waitMs} /> }}
            />
          )}
        </p>
        {words.requestId !== null && (
          <p className={classes['id']}>
            <RichText text={t('failure.requestId')} tags={{ id: <code>{words.requestId}</code> }} />
          </p>
        )}
        {onRetry !== undefined && (
          <Button variant="default" size="xs" onClick={onRetry}>
            {t('failure.tryAgain')}
          </Button>
        )}
      </div>
    </section>
  );
}
