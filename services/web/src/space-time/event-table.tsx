import type { HistoryEvidence } from '@hone/contracts';
import { useMemo, useState } from 'react';
import { ComparedText } from '../results/printed-text.js';
import { t } from '../strings/history.js';
import { formatWholeMs } from '../words/quantities.js';
import { listEvents, type EventRow } from './event-rows.js';
import classes from './event-table.module.css';

/** Rows that are rendered at once: hundreds of them would block the page briefly. */
const PAGE = 100;

function Row({ row, hasMarks }: { readonly row: EventRow; readonly hasMarks: boolean }) {
  return (
    <tr data-marked={row.marked}>
      <td>{formatWholeMs(row.atMs)}</td>
      <th scope="row">{row.event}</th>
      <td>{row.from}</td>
      <td>{row.to}</td>
      <td className={classes['content']}>
        <ComparedText text={row.content} />
      </td>
      <td>{row.result}</td>
      {hasMarks && <td>{row.marked ? t('table.yes') : ''}</td>}
    </tr>
  );
}

const columnsOf = (hasMarks: boolean): string[] => [
  t('table.time'),
  t('table.event'),
  t('table.from'),
  t('table.to'),
  t('table.content'),
  t('table.result'),
  ...(hasMarks ? [t('table.marked')] : []),
];

/** Everything that the diagram draws, in order of time. */
export function EventTable({ evidence }: { readonly evidence: HistoryEvidence }) {
  const rows = useMemo(() => listEvents(evidence), [evidence]);
  const [shown, setShown] = useState(PAGE);
  const hasMarks = rows.some(({ marked }) => marked);
  const more = Math.min(PAGE, rows.length - shown);
  return (
    <div className={classes['frame']}>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('table.label')}>
        <table>
          <thead>
            <tr>
              {columnsOf(hasMarks).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              <Row key={index} row={row} hasMarks={hasMarks} />
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && (
        <button type="button" className={classes['more']} onClick={() => setShown(shown + PAGE)}>
          {t('table.more', { count: more })}
        </button>
      )}
    </div>
  );
}
