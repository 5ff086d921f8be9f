import { Button, Skeleton } from '@mantine/core';
import type { Outbox } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api-client/failures.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/admin.js';
import { RichText } from '../strings/rich-text.js';
import { formatDateTime } from '../words/quantities.js';
import classes from './outbox.module.css';

const FORMATS = ['html', 'text'] as const;
type Format = (typeof FORMATS)[number];

interface FormatChoiceProps {
  readonly format: Format;
  readonly onChoose: (format: Format) => void;
}

function FormatChoice({ format, onChoose }: FormatChoiceProps) {
  return (
    <div role="group" aria-label={t('outbox.format')} className={classes['formats']}>
      {FORMATS.map((each) => (
        <Button
          key={each}
          variant={each === format ? 'filled' : 'default'}
          size="xs"
          aria-pressed={each === format}
          onClick={() => onChoose(each)}
        >
          {t(`outbox.${each}`)}
        </Button>
      ))}
    </div>
  );
}

/**
 * A mail in a frame with a separate origin, without scripts, forms or network; its links open in another tab.
 */
function MailView({ id }: { readonly id: string }) {
  const { api } = usePorts();
  const [format, setFormat] = useState<Format>('html');
  const query = useQuery({
    queryKey: ['outbox', id],
    queryFn: ({ signal }) => api.getOutboxMail(id, signal),
  });
  if (query.isPending) return <Skeleton height={240} aria-busy="true" />;
  if (query.isError)
    return <FailurePanel error={query.error} kept={t('outbox.kept')} onRetry={() => void query.refetch()} />;
  const { subject, to, sentAt, html, text } = query.data;
  return (
    <article className={classes['mail']}>
      <h2>{subject}</h2>
      <p>{t('outbox.facts', { to, when: formatDateTime(sentAt) })}</p>
      <FormatChoice format={format} onChoose={setFormat} />
      {format === 'text' ? (
        <pre className={classes['text']}>{text}</pre>
      ) : (
        <iframe
          className={classes['frame']}
          title={t('outbox.frame')}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={html}
        />
      )}
    </article>
  );
}

function Explanation({ mailTo }: Pick<Outbox, 'mailTo'>) {
  if (mailTo === 'outbox') return <p>{t('outbox.about')}</p>;
  if (mailTo === 'smtp') return <p>{t('outbox.smtp')}</p>;
  return (
    <p>
      <RichText text={t('outbox.nowhere')} tags={{ code: (words) => <code>{words}</code> }} />
    </p>
  );
}

function Mails({ items }: Pick<Outbox, 'items'>) {
  const [chosen, setChosen] = useState<string | null>(null);
  if (items.length === 0) return <p>{t('outbox.none')}</p>;
  return (
    <div className={classes['columns']}>
      <ul className={classes['list']} aria-label={t('outbox.list')}>
        {items.map(({ id, subject, to, sentAt }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === chosen} onClick={() => setChosen(id)}>
              <strong>{subject}</strong>
              <span>{t('outbox.facts', { to, when: formatDateTime(sentAt) })}</span>
            </button>
          </li>
        ))}
      </ul>
      {chosen === null ? <p>{t('outbox.choose')}</p> : <MailView key={chosen} id={chosen} />}
    </div>
  );
}

function isDenied(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 401 || error.status === 403);
}

/** `/admin/outbox` */
export function OutboxPage() {
  usePageTitle(t('outbox.title'));
  const { api } = usePorts();
  const query = useQuery({
    queryKey: ['outbox'],
    queryFn: ({ signal }) => api.listOutbox(signal),
    retry: false,
  });
  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <h1>{t('outbox.title')}</h1>
        {query.data?.mailTo === 'outbox' && (
          <Button variant="default" size="xs" onClick={() => void query.refetch()}>
            {t('outbox.refresh')}
          </Button>
        )}
      </div>
      {query.isPending && <Skeleton height={240} aria-busy="true" />}
      {query.isError &&
        (isDenied(query.error) ? (
          <p role="alert">{t('outbox.denied')}</p>
        ) : (
          <FailurePanel error={query.error} kept={t('outbox.kept')} onRetry={() => void query.refetch()} />
        ))}
      {query.data !== undefined && (
        <>
          <Explanation mailTo={query.data.mailTo} />
          {query.data.mailTo === 'outbox' && <Mails items={query.data.items} />}
        </>
      )}
    </div>
  );
}
