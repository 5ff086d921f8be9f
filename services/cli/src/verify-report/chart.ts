import { FULL_MARKS, writeGrowthClass } from '@hone/contracts';
import { decadeTicks, drawnPoints, logAxis, type LogAxis } from '@hone/contracts/charts';
import type { GrowthFamily } from '@hone/grading';
import { html, type Markup } from './markup.js';

const WIDTH = 480;
const HEIGHT = 280;
const EDGE = { left: 56, right: 24, top: 26, bottom: 36 } as const;

type Point = readonly [number, number];

/** No margin around the outermost values. */
const AXIS = { margin: 1, ticks: decadeTicks } as const;

/** Role of a line, and its name in the legend. */
const ROLES = {
  own: 'this solution',
  reference: 'reference',
  acceptable: 'limit for full points',
  naive: 'naive',
} as const;

interface Curve {
  readonly role: keyof typeof ROLES;
  readonly points: readonly Point[];
}

/**
 * CPU time over input size, both logarithmic: the slope of a straight line is the exponent of growth.
 * Includes the data as a table.
 */
export function renderGrowth(title: string, family: GrowthFamily): Markup {
  const curves = curvesOf(family);
  const caption = captionOf(family);
  const rows = family.points.map(
    ({ n, cpuMs, referenceCpuMs, naiveCpuMs }) =>
      html`<tr>
        <td>${n}</td>
        <td>${cpuMs ?? '–'}</td>
        <td>${referenceCpuMs ?? '–'}</td>
        <td>${naiveCpuMs ?? '–'}</td>
      </tr>`,
  );
  return html`<figure>
    <figcaption>${caption}</figcaption>
    ${drawCurves(`${title}, ${caption}`, curves)}
    <p class="key">${curves.map(({ role }) => html`<span class="${role}">${ROLES[role]}</span> `)}</p>
    <details>
      <summary>Data of the curve</summary>
      <table>
        <thead>
          <tr>
            <th>size</th>
            <th>CPU ms</th>
            <th>reference, CPU ms</th>
            <th>naive, CPU ms</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </details>
  </figure>`;
}

/** Such as `random: n², slope 2.04, the reference's 1.02`. */
function captionOf({ family, label, slope, referenceSlope }: GrowthFamily): string {
  const own = typeof slope === 'number' ? [`slope ${slope.toFixed(2)}`] : [];
  const other = typeof referenceSlope === 'number' ? [`the reference's ${referenceSlope.toFixed(2)}`] : [];
  return `${family}: ${[writeGrowthClass(label ?? 'class unknown'), ...own, ...other].join(', ')}`;
}

function curvesOf({ points }: GrowthFamily): Curve[] {
  const pick = (cost: (point: GrowthFamily['points'][number]) => number | null | undefined): Point[] =>
    drawnPoints(points, cost).map(({ n, ms }) => [n, ms]);
  const reference = pick(({ referenceCpuMs }) => referenceCpuMs);
  const curves: readonly Curve[] = [
    { role: 'own', points: pick(({ cpuMs }) => cpuMs) },
    { role: 'reference', points: reference },
    { role: 'acceptable', points: reference.map(([n, ms]) => [n, ms * FULL_MARKS]) },
    { role: 'naive', points: pick(({ naiveCpuMs }) => naiveCpuMs) },
  ];
  return curves.filter((curve) => curve.points.length > 0);
}

function drawCurves(label: string, curves: readonly Curve[]): Markup {
  const all = curves.flatMap((curve) => curve.points);
  if (all.length === 0) return html`<p>No measurement took any CPU time.</p>`;
  const xAxis = axisOf(
    all.map(([size]) => size),
    [EDGE.left, WIDTH - EDGE.right],
  );
  const yAxis = axisOf(
    all.map(([, cost]) => cost),
    [HEIGHT - EDGE.bottom, EDGE.top],
  );
  const [x, y] = [xAxis.place, yAxis.place];
  const ticks = drawTicks(xAxis, yAxis);
  const lines = curves.map((curve) => {
    const path = curve.points.map(([size, cost]) => `${x(size)},${y(cost)}`).join(' ');
    const measured = curve.role === 'acceptable' ? [] : curve.points;
    const dots = measured.map(([size, cost]) => html`<circle cx="${x(size)}" cy="${y(cost)}" r="3" />`);
    return html`<g class="${curve.role}"><polyline points="${path}" />${dots}</g>`;
  });
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
    ${ticks}${lines}
    <text x="${(WIDTH + EDGE.left) / 2}" y="${HEIGHT - 4}" text-anchor="middle">input size</text>
    <text x="4" y="10">CPU ms</text>
  </svg>`;
}

/** Pixels are rounded to a tenth, because a report has thousands. */
function axisOf(values: readonly number[], range: readonly [number, number]): LogAxis {
  const { place, ticks } = logAxis(values, range, AXIS);
  return { place: (value) => Math.round(place(value) * 10) / 10, ticks };
}

function drawTicks(x: LogAxis, y: LogAxis): Markup[] {
  const below = HEIGHT - EDGE.bottom + 16;
  const xTicks = x.ticks.map(
    (size) => html`<text x="${x.place(size)}" y="${below}" text-anchor="middle">${shortNumber(size)}</text>`,
  );
  const yTicks = y.ticks.map(
    (cost) =>
      html`<line
          class="grid"
          x1="${EDGE.left}"
          x2="${WIDTH - EDGE.right}"
          y1="${y.place(cost)}"
          y2="${y.place(cost)}"
        />
        <text x="${EDGE.left - 6}" y="${y.place(cost) + 4}" text-anchor="end">${shortNumber(cost)}</text>`,
  );
  return [...yTicks, ...xTicks];
}

function shortNumber(value: number): string {
  const [divisor, unit] = value >= 1e6 ? [1e6, 'M'] : value >= 1e3 ? [1e3, 'k'] : [1, ''];
  return `${Number((value / divisor).toPrecision(3))}${unit}`;
}
