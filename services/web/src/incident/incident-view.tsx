import type { Incident } from '@hone/contracts';
import { Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import { t } from '../strings/incident.js';
import { NO_FILTER, type LogFilter } from './filter-logs.js';
import classes from './incident.module.css';
import { LogPanel } from './log-panel.js';
import { MetricPanel } from './metric-panel.js';
import { TracePanel } from './trace-panel.js';

/** When the first thing happened: all times are shown from there. */
const beginOf = ({ logs, spans, series }: Incident): number =>
  Math.min(
    logs[0]?.atMs ?? Infinity,
    spans[0]?.startMs ?? Infinity,
    ...series.map(({ points }) => points[0]?.[0] ?? Infinity),
  );

/** Logs, metrics and traces of a system, which lead to each other. */
export function IncidentView({ incident }: { readonly incident: Incident }) {
  const [tab, setTab] = useState<string | null>('logs');
  const [filter, setFilter] = useState<LogFilter>(NO_FILTER);
  const [trace, setTrace] = useState<string>();
  const beginMs = useMemo(() => beginOf(incident), [incident]);
  const openTrace = (id: string): void => {
    setTrace(id);
    setTab('traces');
  };
  const openLogs = (id: string): void => {
    setFilter({ ...NO_FILTER, text: id });
    setTab('logs');
  };
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false} className={classes['view']}>
      <Tabs.List aria-label={t('tabs.label')}>
        <Tabs.Tab value="logs">{t('tabs.logs')}</Tabs.Tab>
        <Tabs.Tab value="metrics">{t('tabs.metrics')}</Tabs.Tab>
        <Tabs.Tab value="traces">{t('tabs.traces')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="logs">
        <LogPanel {...{ incident, beginMs, filter }} onFilter={setFilter} onTrace={openTrace} />
      </Tabs.Panel>
      <Tabs.Panel value="metrics">
        <MetricPanel series={incident.series} beginMs={beginMs} />
      </Tabs.Panel>
      <Tabs.Panel value="traces">
        <TracePanel {...{ spans: incident.spans, beginMs, trace }} onTrace={setTrace} onLogs={openLogs} />
      </Tabs.Panel>
    </Tabs>
  );
}
