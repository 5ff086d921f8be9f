import type { IncidentSpan } from '@hone/contracts';
import { useMemo, useState } from 'react';
import { ComparedText } from '../results/printed-text.js';
import { t } from '../strings/incident.js';
import { formatMs, formatNumber } from '../words/quantities.js';
import { ALL_TRACES, chooseTraces } from './choose-traces.js';
import classes from './incident.module.css';
import { LongTable } from './long-table.js';
import { secondOf } from './seconds.js';
import { TraceFilters } from './trace-filters.js';
import { listTraces, type TraceRow } from './traces.js';

interface Places {
  readonly beginMs: number;
  readonly onTrace: (trace: string) => void;
}

function Row({ row, beginMs, onTrace }: Places & { readonly row: TraceRow }) {
  const second = secondOf(row.startMs, beginMs);
  return (
    <tr data-level={row.isFailed ? 'error' : 'info'}>
      <td>{formatNumber(second)}</td>
      <th scope="row">
        <ComparedText text={row.name} />
      </th>
      <td>{formatMs(row.tookMs)}</td>
      <td>{formatNumber(row.spans)}</td>
      <td>{row.isFailed ? t('traces.failed') : t('traces.ok')}</td>
      <td>
        <button
          type="button"
          className={classes['link']}
          aria-label={t('traces.openOf', { second })}
          onClick={() => onTrace(row.trace)}
        >
          {t('traces.open')}
        </button>
      </td>
    </tr>
  );
}

const heads = (): string[] => [
  t('traces.start'),
  t('traces.name'),
  t('traces.took'),
  t('traces.spans'),
  t('traces.result'),
  t('traces.open'),
];

/** All traces with filters; each opens as a waterfall. */
export function TraceList({ spans, beginMs, onTrace }: Places & { readonly spans: readonly IncidentSpan[] }) {
  const all = useMemo(() => listTraces(spans), [spans]);
  const [choice, setChoice] = useState(ALL_TRACES);
  const found = useMemo(() => chooseTraces(all, choice, beginMs), [all, choice, beginMs]);
  return (
    <>
      <TraceFilters choice={choice} onChoice={setChoice} />
      <p className={classes['note']} role="status">
        {found.length === 0 ? t('traces.none') : t('traces.count', { count: found.length })}
      </p>
      <LongTable
        key={JSON.stringify(choice)}
        label={t('traces.table')}
        heads={heads()}
        rows={found}
        draw={(row) => <Row key={row.trace} {...{ row, beginMs, onTrace }} />}
        more={(count) => t('traces.more', { count })}
      />
    </>
  );
}
