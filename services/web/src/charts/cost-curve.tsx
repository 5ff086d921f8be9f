import { logAxis, type LogAxis } from '@hone/contracts/charts';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/evidence.js';
import { formatMs, formatNumber } from '../words/quantities.js';
import { AXIS } from './axis.js';
import classes from './cost-curve.module.css';

/** What a line stands for; each has a separate colour, marker and dash. */
type CurveTone = 'own' | 'reference' | 'acceptable' | 'naive' | 'earlier';

export interface CurvePoint {
  /** Size of the input. */
  readonly n: number;
  /** CPU time in milliseconds. */
  readonly ms: number;
  /** Interval around it, if one was measured. */
  readonly lowMs?: number;
  readonly highMs?: number;
}

export interface CurveSeries {
  readonly label: string;
  readonly tone: CurveTone;
  readonly points: readonly CurvePoint[];
}

interface CostCurveProps {
  /** Says what is drawn; the picture's accessible name. */
  readonly title: string;
  readonly series: readonly CurveSeries[];
}

const WIDTH = 560;
const HEIGHT = 320;
const EDGE = { left: 64, right: 16, top: 14, bottom: 44 };

/** Cost against size on two logarithmic axes: a straight line is a power of n, its slope the exponent. */
export function CostCurve({ title, series }: CostCurveProps) {
  const points = series.flatMap((one) => one.points);
  if (points.length === 0) return null;
  const x = logAxis(
    points.map(({ n }) => n),
    [EDGE.left, WIDTH - EDGE.right],
    AXIS,
  );
  const y = logAxis(
    points.flatMap((point) => [point.ms, ...barOf(point)]),
    [HEIGHT - EDGE.bottom, EDGE.top],
    AXIS,
  );
  return (
    <figure className={classes['curve']}>
      <figcaption className={classes['title']}>{title}</figcaption>
      <Legend series={series} />
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('curve.label', { title })}>
        <Grid x={x} y={y} />
        {series.map((one) => (
          <Line key={one.label} series={one} x={x} y={y} />
        ))}
      </svg>
      {points.some(({ lowMs }) => lowMs !== undefined) && (
        <p className={classes['note']}>{t('curve.bars')}</p>
      )}
      <ValueTable title={title} series={series} />
    </figure>
  );
}

interface Axes {
  readonly x: LogAxis;
  readonly y: LogAxis;
}

function Grid({ x, y }: Axes) {
  const bottom = HEIGHT - EDGE.bottom;
  return (
    <g className={classes['grid']}>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y.place(tick)} y2={y.place(tick)} />
          <text x={EDGE.left - 8} y={y.place(tick) + 4} textAnchor="end">
            {formatMs(tick)}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <g key={tick}>
          <line x1={x.place(tick)} x2={x.place(tick)} y1={EDGE.top} y2={bottom} />
          <text x={x.place(tick)} y={bottom + 18} textAnchor="middle">
            {formatSize(tick)}
          </text>
        </g>
      ))}
      <text x={(EDGE.left + WIDTH - EDGE.right) / 2} y={HEIGHT - 6} textAnchor="middle">
        {t('curve.inputSize')}
      </text>
    </g>
  );
}

function Line({ series, x, y }: Axes & { readonly series: CurveSeries }) {
  const places = series.points.map((point) => ({
    point,
    at: [x.place(point.n), y.place(point.ms)] as const,
  }));
  return (
    <g className={classes['line']} data-tone={series.tone}>
      <polyline points={places.map(({ at }) => at.join(',')).join(' ')} />
      {places.map(({ point, at: [left, top] }) => (
        <g key={point.n}>
          <Bar ends={barOf(point).map((end) => y.place(end))} left={left} />
          <Marker tone={series.tone} left={left} top={top} />
        </g>
      ))}
    </g>
  );
}

/** How far down a bar is drawn at most: a logarithmic axis has no place for zero. */
const MOST_DOWN = 4;

/** The ends of the interval, in milliseconds; empty if none was measured. */
function barOf({ ms, lowMs, highMs }: CurvePoint): number[] {
  return lowMs === undefined || highMs === undefined ? [] : [Math.max(lowMs, ms / MOST_DOWN), highMs];
}

function Bar({ ends, left }: { readonly ends: readonly number[]; readonly left: number }) {
  const [low, high] = ends;
  if (low === undefined || high === undefined) return null;
  return (
    <path
      className={classes['bar']}
      d={`M${left} ${low} V${high} M${left - 4} ${low} h8 M${left - 4} ${high} h8`}
    />
  );
}

interface MarkerProps {
  readonly tone: CurveTone;
  readonly left: number;
  readonly top: number;
}

/** Circle, square, triangle or ring, so that lines differ without their colours. */
function Marker({ tone, left, top }: MarkerProps) {
  switch (tone) {
    case 'own':
      return <circle cx={left} cy={top} r={4.5} />;
    case 'reference':
      return <rect x={left - 4} y={top - 4} width={8} height={8} />;
    case 'naive':
      return <path d={`M${left} ${top - 5} l5 9 h-10 z`} />;
    case 'acceptable':
      return null;
    case 'earlier':
      return <circle className={classes['ring']} cx={left} cy={top} r={3.5} />;
  }
}

function Legend({ series }: { readonly series: readonly CurveSeries[] }) {
  return (
    <ul className={classes['legend']}>
      {series.map(({ label, tone }) => (
        <li key={label}>
          <svg viewBox="0 0 28 12" className={classes['line']} data-tone={tone} aria-hidden="true">
            <polyline points="0,6 28,6" />
            <Marker tone={tone} left={14} top={6} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function ValueTable({ title, series }: CostCurveProps) {
  const sizes = [...new Set(series.flatMap((one) => one.points.map(({ n }) => n)))].sort((a, b) => a - b);
  return (
    <details className={classes['figures']}>
      <summary>{t('curve.table')}</summary>
      <div
        className={classes['scroll']}
        tabIndex={0}
        role="region"
        aria-label={t('curve.tableOf', { title })}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t('curve.size')}</th>
              {series.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sizes.map((size) => (
              <tr key={size}>
                <th scope="row">{formatNumber(size)}</th>
                {series.map((one) => (
                  <td key={one.label}>{cellOf(one.points.find(({ n }) => n === size))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function cellOf(point: CurvePoint | undefined): string {
  if (point === undefined) return t('curve.none');
  const { ms, lowMs, highMs } = point;
  if (lowMs === undefined || highMs === undefined) return formatMs(ms);
  return t('curve.interval', { time: formatMs(ms), low: formatMs(lowMs), high: formatMs(highMs) });
}

/** `500`, `20k`, `1.5M`: short enough for an axis. */
function formatSize(size: number): string {
  return tCommon('quantity.compact', { value: size });
}
