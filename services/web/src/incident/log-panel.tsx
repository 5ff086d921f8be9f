import type { Incident, IncidentLog } from '@hone/contracts';
import { useDeferredValue, useMemo } from 'react';
import { ComparedText } from '../results/printed-text.js';
import { t } from '../strings/incident.js';
import { formatNumber } from '../words/quantities.js';
import { filterLogs, type LogFilter } from './filter-logs.js';
import classes from './incident.module.css';
import { LogFilters } from './log-filters.js';
import { LongTable } from './long-table.js';
import { secondOf } from './seconds.js';

interface RowProps {
  readonly log: IncidentLog;
  readonly beginMs: number;
  readonly hasTrace: boolean;
  readonly onTrace: (trace: string) => void;
}

function Row({ log, beginMs, hasTrace, onTrace }: RowProps) {
  const { id, atMs, service, level, message, fields, trace } = log;
  return (
    <tr data-level={level}>
      <th scope="row" className={classes['mono']}>
        {id}
      </th>
      <td>{formatNumber(secondOf(atMs, beginMs))}</td>
      <td>{service}</td>
      <td>{level}</td>
      <td className={classes['message']}>
        <ComparedText text={message} />
        {fields !== undefined && (
          <span className={classes['fields']}>
            <ComparedText text={fields} />
          </span>
        )}
        {trace !== undefined && hasTrace && (
          <button
            type="button"
            className={classes['link']}
            aria-label={t('logs.openTraceOf', { id })}
            onClick={() => onTrace(trace)}
          >
            {t('logs.openTrace')}
          </button>
        )}
      </td>
    </tr>
  );
}

interface LogPanelProps {
  readonly incident: Incident;
  readonly beginMs: number;
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
  readonly onTrace: (trace: string) => void;
}

const heads = (): string[] => [
  t('logs.id'),
  t('logs.time'),
  t('logs.service'),
  t('logs.level'),
  t('logs.message'),
];

/** Log lines with filters; each links to the trace in which it was printed. */
export function LogPanel({ incident, beginMs, filter, onFilter, onTrace }: LogPanelProps) {
  const { logs, spans } = incident;
  const wanted = useDeferredValue(filter);
  const found = useMemo(() => filterLogs(logs, wanted, beginMs), [logs, wanted, beginMs]);
  const traces = useMemo(() => new Set(spans.map(({ trace }) => trace)), [spans]);
  return (
    <div className={`${classes['panel']} ${classes['lines']}`}>
      <LogFilters logs={logs} filter={filter} onFilter={onFilter} />
      <p className={classes['note']} role="status">
        {found.length === 0 ? t('logs.none') : t('logs.count', { count: found.length })}
      </p>
      <LongTable
        key={JSON.stringify(wanted)}
        label={t('logs.table')}
        heads={heads()}
        rows={found}
        draw={(log) => (
          <Row
            key={log.id}
            {...{ log, beginMs, onTrace }}
            hasTrace={log.trace !== undefined && traces.has(log.trace)}
          />
        )}
        more={(count) => t('logs.more', { count })}
      />
    </div>
  );
}
