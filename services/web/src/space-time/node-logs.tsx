import type { HistoryEvidence } from '@hone/contracts';
import evidenceClasses from '../results/evidence.module.css';
import { PrintedText } from '../results/printed-text.js';
import { t } from '../strings/history.js';
import classes from './history-view.module.css';
import { OpenedDetails } from './opened-details.js';

/** More logs than these are collapsed as one. */
const MOST_SINGLE = 5;

/** The output of each node, collapsed until the reader opens it. */
export function NodeLogs({ logs }: Pick<HistoryEvidence, 'logs'>) {
  if (logs.length === 0) return null;
  if (logs.length <= MOST_SINGLE) return <Logs logs={logs} />;
  return <OpenedDetails summary={t('logs.title')}>{() => <Logs logs={logs} />}</OpenedDetails>;
}

function Logs({ logs }: Pick<HistoryEvidence, 'logs'>) {
  return (
    <section className={classes['logs']} aria-label={t('logs.title')}>
      {logs.map(({ node, text }) => (
        <OpenedDetails key={node} summary={t('logs.of', { node })}>
          {() =>
            text === '' ? (
              <p className={classes['note']}>{t('logs.empty')}</p>
            ) : (
              <div className={evidenceClasses['block']}>
                <PrintedText label={t('logs.of', { node })} text={text} />
              </div>
            )
          }
        </OpenedDetails>
      ))}
    </section>
  );
}
