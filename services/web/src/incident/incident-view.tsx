import type { Incident } from '@hone/contracts';
import { useId, useMemo, useState } from 'react';
import { t } from '../strings/incident.js';
import { TabPanel } from '../tabs/tab-panel.js';
import { TabStrip } from '../tabs/tab-strip.js';
import { NO_FILTER, type LogFilter } from './filter-logs.js';
import classes from './incident.module.css';
import { LogPanel } from './log-panel.js';
import { MetricPanel } from './metric-panel.js';
import { TracePanel } from './trace-panel.js';

const TABS = ['logs', 'metrics', 'traces'] as const;

/** The time of the first event: all times are shown relative to it. */
const beginOf = ({ logs, spans, series }: Incident): number =>
  Math.min(
    logs[0]?.atMs ?? Infinity,
    spans[0]?.startMs ?? Infinity,
    ...series.map(({ points }) => points[0]?.[0] ?? Infinity),
  );

/** Logs, metrics and traces of a system, linked to each other. */
export function IncidentView({ incident }: { readonly incident: Incident }) {
  const id = useId();
  const [tab, setTab] = useState<string>('logs');
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
  const tabs = TABS.map((name) => ({ name, label: t(`tabs.${name}`) }));
  return (
    <div className={classes['view']}>
      <TabStrip {...{ id, tabs }} label={t('tabs.label')} active={tab} onSelect={setTab} />
      <TabPanel id={id} name="logs" active={tab}>
        <LogPanel {...{ incident, beginMs, filter }} onFilter={setFilter} onTrace={openTrace} />
      </TabPanel>
      <TabPanel id={id} name="metrics" active={tab}>
        <MetricPanel series={incident.series} beginMs={beginMs} />
      </TabPanel>
      <TabPanel id={id} name="traces" active={tab}>
        <TracePanel {...{ spans: incident.spans, beginMs, trace }} onTrace={setTrace} onLogs={openLogs} />
      </TabPanel>
    </div>
  );
}
