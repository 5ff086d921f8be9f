import type { IncidentSeries } from '@hone/contracts';
import { useMemo } from 'react';
import { OpenedDetails } from '../space-time/opened-details.js';
import { t } from '../strings/incident.js';
import { formatNumber } from '../words/quantities.js';
import classes from './incident.module.css';
import { LongTable } from './long-table.js';
import { groupSeries, unbroken, type MetricGroup } from './metric-groups.js';
import { secondOf } from './seconds.js';

const WIDTH = 600;
const HEIGHT = 120;
const GAP_MS = 2_500;
/** Lines differ by colour and by dashes. */
const STYLES = 6;

interface Range {
  readonly beginMs: number;
  readonly endMs: number;
}

const rounded = (value: number): string => formatNumber(Number(value.toPrecision(4)));

function Chart({
  group,
  beginMs,
  endMs,
  title,
}: Range & { readonly group: MetricGroup; readonly title: string }) {
  const highest = Math.max(0, ...group.lines.flatMap(({ points }) => points.map(([, value]) => value)));
  const x = (atMs: number): number => ((atMs - beginMs) / Math.max(1, endMs - beginMs)) * WIDTH;
  const y = (value: number): number => HEIGHT - (highest === 0 ? 0 : (value / highest) * (HEIGHT - 6)) - 2;
  const range = { from: Math.round(secondOf(beginMs, beginMs)), to: Math.round(secondOf(endMs, beginMs)) };
  return (
    <>
      <div className={classes['axis']} aria-hidden="true">
        {rounded(highest)}
      </div>
      <svg
        className={classes['chart']}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('metrics.chart', { name: title, ...range })}
      >
        {group.lines.map(({ label, points }, index) =>
          unbroken(points, GAP_MS).map((part) => (
            <polyline
              key={`${label} ${part[0]?.[0] ?? 0}`}
              data-line={index % STYLES}
              points={part.map(([atMs, value]) => `${x(atMs).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
            />
          )),
        )}
      </svg>
      <div className={classes['axis']} aria-hidden="true">
        <span>{formatNumber(range.from)}</span>
        <span>{formatNumber(range.to)}</span>
      </div>
    </>
  );
}

function Legend({ group }: { readonly group: MetricGroup }) {
  return (
    <ul className={classes['legend']}>
      {group.lines.map(({ label, points }, index) => (
        <li key={label}>
          <svg width={24} height={8} aria-hidden="true">
            <line x1={0} x2={24} y1={4} y2={4} data-line={index % STYLES} />
          </svg>
          {label}
          <span className={classes['value']}>
            {t('metrics.last', { value: rounded(points.at(-1)?.[1] ?? 0) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface ValuesProps {
  readonly group: MetricGroup;
  readonly beginMs: number;
  readonly title: string;
}

function Values({ group, beginMs, title }: ValuesProps) {
  const rows = group.lines.flatMap(({ label, points }) =>
    points.map(([atMs, value]) => ({ label, second: secondOf(atMs, beginMs), value })),
  );
  return (
    <LongTable
      label={t('metrics.table', { name: title })}
      heads={[t('metrics.series'), t('metrics.second'), t('metrics.value')]}
      rows={rows}
      draw={({ label, second, value }) => (
        <tr key={`${label} ${second}`}>
          <th scope="row">{label}</th>
          <td>{formatNumber(second)}</td>
          <td>{rounded(value)}</td>
        </tr>
      )}
      more={(count) => t('metrics.more', { count })}
    />
  );
}

/** A chart for each metric, with its values as a table. */
export function MetricPanel({
  series,
  beginMs,
}: {
  readonly series: readonly IncidentSeries[];
  readonly beginMs: number;
}) {
  const groups = useMemo(() => groupSeries(series), [series]);
  const endMs = Math.max(beginMs, ...series.map(({ points }) => points.at(-1)?.[0] ?? beginMs));
  if (groups.length === 0) return <p className={classes['note']}>{t('metrics.none')}</p>;
  return (
    <div className={classes['charts']}>
      {groups.map((group) => {
        const title = group.isRate ? t('metrics.perSecond', { name: group.name }) : group.name;
        return (
          <figure key={group.name} className={classes['figure']}>
            <figcaption>{title}</figcaption>
            <Chart {...{ group, beginMs, endMs, title }} />
            <Legend group={group} />
            <OpenedDetails summary={t('metrics.table', { name: title })}>
              {() => <Values {...{ group, beginMs, title }} />}
            </OpenedDetails>
          </figure>
        );
      })}
    </div>
  );
}
