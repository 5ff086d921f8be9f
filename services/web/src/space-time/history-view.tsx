import type { HistoryEvidence } from '@hone/contracts';
import { ComparedText } from '../results/printed-text.js';
import { t } from '../strings/history.js';
import { EventTable } from './event-table.js';
import classes from './history-view.module.css';
import { Legend } from './legend.js';
import { NodeLogs } from './node-logs.js';
import { OpenedDetails } from './opened-details.js';
import { Reader } from './reader.js';

function Measurements({ figures }: Pick<HistoryEvidence, 'figures'>) {
  if (figures.length === 0) return null;
  return (
    <dl className={classes['figures']} aria-label={t('figures')}>
      {figures.map(({ name, value }, index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What happened between nodes: a sentence, a diagram explained in steps, a table, and the nodes' logs. */
export function HistoryView({ evidence }: { readonly evidence: HistoryEvidence }) {
  const { text, lines, operations, messages, faults, omitted, figures, logs } = evidence;
  const hasEvents = operations.length + messages.length + faults.length > 0;
  return (
    <div className={classes['view']}>
      <p className={classes['text']}>
        <ComparedText text={text} />
      </p>
      <Measurements figures={figures} />
      {hasEvents && lines.length > 0 && (
        <>
          <Reader evidence={evidence} />
          <Legend evidence={evidence} />
        </>
      )}
      {omitted > 0 && <p className={classes['note']}>{t('omitted', { count: omitted })}</p>}
      {hasEvents && (
        <OpenedDetails summary={t('table.summary')}>{() => <EventTable evidence={evidence} />}</OpenedDetails>
      )}
      <NodeLogs logs={logs} />
    </div>
  );
}
