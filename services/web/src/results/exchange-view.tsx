import type { Exchange, ExchangeEvidence } from '@hone/contracts';
import { useState } from 'react';
import { t } from '../strings/evidence.js';
import { formatMs } from '../words/quantities.js';
import { DiffView } from './diff-view.js';
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

/** JSON over several lines, so that two of them can be compared; any other text unchanged. */
function unfoldJson(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Difference({ difference }: { readonly difference: NonNullable<Exchange['difference']> }) {
  const { where } = difference;
  const [expected, actual] = [unfoldJson(difference.expected), unfoldJson(difference.actual)];
  const isLong = expected.includes('\n') || actual.includes('\n');
  return (
    <>
      <dl className={classes['difference']}>
        <div>
          <dt>{t('exchange.where')}</dt>
          <dd>{where}</dd>
        </div>
        {!isLong && (
          <>
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
          </>
        )}
      </dl>
      {isLong && <DiffView expected={expected} actual={actual} />}
    </>
  );
}

/** How many unjudged ones are shown at once. */
const OPEN_UNJUDGED = 5;

interface OneExchangeProps {
  readonly exchange: Exchange;
  /** Initially expanded. */
  readonly open: boolean;
}

/** One request and its answer; marked if the answer was not as expected. */
function OneExchange({ exchange, open }: OneExchangeProps) {
  const { request, response, failure, difference, tookMs, curl, log, expected } = exchange;
  const asked = `${request.method} ${request.target}`;
  const answered = response === undefined ? t('exchange.noAnswer') : String(response.status);
  return (
    <details className={classes['exchange']} open={open} data-bad={isBad(exchange)}>
      <summary>
        <code>{asked}</code>{' '}
        <span>{t('exchange.answered', { answer: answered, time: formatMs(tookMs) })}</span>
      </summary>
      {failure !== undefined && <p>{failure}</p>}
      {failure !== undefined && expected !== undefined && <p>{t('exchange.expectedAnswer', { expected })}</p>}
      {difference !== undefined && <Difference difference={difference} />}
      <Printed label={t('exchange.request')} text={messageOf(asked, request.headers, request.body)} />
      {response !== undefined && (
        <Printed
          label={t('exchange.response')}
          text={messageOf(String(response.status), response.headers, response.body)}
        />
      )}
      {log !== undefined && <Printed label={t('exchange.logOfRequest')} text={log} />}
      <CopyCurl curl={curl} />
    </details>
  );
}

const isBad = ({ difference, failure }: Exchange): boolean =>
  difference !== undefined || failure !== undefined;

/** A conversation with a service: all requests in order, and what the service printed meanwhile. */
export function ExchangeView({ evidence }: { readonly evidence: ExchangeEvidence }) {
  const { text, exchanges, log } = evidence;
  const isJudged = exchanges.some(({ expected }) => expected !== undefined);
  const isSplit = exchanges.some((exchange) => exchange.log !== undefined);
  const opens = (exchange: Exchange): boolean =>
    isBad(exchange) || (!isJudged && exchanges.length <= OPEN_UNJUDGED);
  return (
    <div className={classes['view']}>
      <p>
        <ComparedText text={text} />
      </p>
      {exchanges.map((exchange, index) => (
        <OneExchange key={index} exchange={exchange} open={opens(exchange)} />
      ))}
      {log !== undefined && <Printed label={t(isSplit ? 'exchange.logBefore' : 'exchange.log')} text={log} />}
    </div>
  );
}
