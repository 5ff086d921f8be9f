import type { Exchange, ExchangeEvidence } from '@hone/contracts';
import { useState } from 'react';
import { t } from '../strings/evidence.js';
import { formatMs } from '../words/quantities.js';
import evidenceClasses from './evidence.module.css';
import classes from './exchange-view.module.css';
import { ComparedText, PrintedText } from './printed-text.js';

type Headers = Exchange['request']['headers'];

const messageOf = (head: string, headers: Headers, body: string | undefined): string =>
  [
    head,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined || body === '' ? [] : ['', body]),
  ].join('\n');

function Printed({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <figure className={evidenceClasses['block']}>
      <figcaption>{label}</figcaption>
      <PrintedText label={label} text={text} />
    </figure>
  );
}

function CopyCurl({ curl }: { readonly curl: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(curl).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <button type="button" className={classes['copy']} onClick={copy}>
      {isCopied ? t('exchange.copied') : t('exchange.copy')}
    </button>
  );
}

function Difference({ difference }: { readonly difference: NonNullable<Exchange['difference']> }) {
  const { where, expected, actual } = difference;
  return (
    <dl className={classes['difference']}>
      <div>
        <dt>{t('exchange.where')}</dt>
        <dd>{where}</dd>
      </div>
      <div>
        <dt>{t('exchange.expected')}</dt>
        <dd>
          <ComparedText text={expected} />
        </dd>
      </div>
      <div>
        <dt>{t('exchange.actual')}</dt>
        <dd>
          <ComparedText text={actual} />
        </dd>
      </div>
    </dl>
  );
}

/** One request and its answer; opened where the answer was not as expected. */
function OneExchange({ exchange }: { readonly exchange: Exchange }) {
  const { request, response, failure, difference, tookMs, curl } = exchange;
  const asked = `${request.method} ${request.target}`;
  const isBad = difference !== undefined || failure !== undefined;
  const answered = response === undefined ? t('exchange.noAnswer') : String(response.status);
  return (
    <details className={classes['exchange']} open={isBad} data-bad={isBad}>
      <summary>
        <code>{asked}</code>{' '}
        <span>{t('exchange.answered', { answer: answered, time: formatMs(tookMs) })}</span>
      </summary>
      {failure !== undefined && <p>{failure}</p>}
      {difference !== undefined && <Difference difference={difference} />}
      <Printed label={t('exchange.request')} text={messageOf(asked, request.headers, request.body)} />
      {response !== undefined && (
        <Printed
          label={t('exchange.response')}
          text={messageOf(String(response.status), response.headers, response.body)}
        />
      )}
      <CopyCurl curl={curl} />
    </details>
  );
}

/** A conversation with a service: every request in its order, and what the service printed meanwhile. */
export function ExchangeView({ evidence }: { readonly evidence: ExchangeEvidence }) {
  return (
    <div className={classes['view']}>
      <p>
        <ComparedText text={evidence.text} />
      </p>
      {evidence.exchanges.map((exchange, index) => (
        <OneExchange key={index} exchange={exchange} />
      ))}
      {evidence.log !== undefined && <Printed label={t('exchange.log')} text={evidence.log} />}
    </div>
  );
}
