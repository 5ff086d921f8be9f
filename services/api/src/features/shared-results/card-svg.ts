import { writeGrowthClass, type SharedCurve, type SharedResult } from '@hone/contracts';
import { decadeTicks, logAxis } from '@hone/contracts/charts';
import { escapeMarkup } from '../../http/escape-markup.js';

/** Size that social sites ask for. */
export const CARD = { width: 1200, height: 630 } as const;
/** The area of the curve or the bars. */
const FIGURE = { left: 680, right: 1130, top: 150, bottom: 500 } as const;
const INK = {
  paper: '#fbfaf7',
  ink: '#1c1b19',
  quiet: '#6b675f',
  line: '#d9d5cb',
  own: '#0b6e4f',
  other: '#b0661a',
};
/** Letters of a title that fit a line. */
const TITLE_LETTERS = 19;
const MOST_GROUPS = 6;
const AXIS = { margin: 1.15, ticks: decadeTicks };

/** Draws the card of a result: challenge, points, and the measured curve or the points by group. */
export function drawCard(result: SharedResult): string {
  const { challenge, points, max, language, name } = result;
  const curve = result.speed?.curves.find((each) => each.points.length >= 3);
  const by = [language, ...(name === null ? [] : [name])].join(' · ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" viewBox="0 0 ${CARD.width} ${CARD.height}" font-family="DejaVu Sans">`,
    `<rect width="100%" height="100%" fill="${INK.paper}"/>`,
    `<rect width="16" height="100%" fill="${INK.own}"/>`,
    write(70, 110, 30, 'Hone', { fill: INK.own, bold: true }),
    ...breakTitle(challenge.title).map((line, row) => write(70, 195 + row * 58, 44, line, { bold: true })),
    write(70, 390, 46, `${round(points)} of ${round(max)} points`, { fill: INK.own, bold: true }),
    ...speedWords(result).map((line, row) => write(70, 440 + row * 38, 27, line, { fill: INK.quiet })),
    write(70, 560, 28, by, { fill: INK.quiet }),
    ...(curve === undefined ? drawGroups(result) : drawCurve(curve)),
    '</svg>',
  ].join('');
}

function speedWords({ speed }: SharedResult): string[] {
  if (speed === null) return ['Every required check passed'];
  const label = speed.curves.find((curve) => curve.label !== null)?.label;
  const grows = label === undefined || label === null ? [] : [`grows like ${writeGrowthClass(label)}`];
  return [`${speed.ratio.toFixed(1)}× the reference’s CPU time`, ...grows];
}

/** At most three lines; the last one ends in an ellipsis where the title goes on. */
function breakTitle(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < TITLE_LETTERS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2] ?? ''}…`];
}

function drawCurve({ family, points }: SharedCurve): string[] {
  const costs = points.flatMap(({ cpuMs, referenceCpuMs }) => [cpuMs, referenceCpuMs ?? cpuMs]);
  const sizes = points.map(({ n }) => n);
  const x = logAxis(sizes, [FIGURE.left, FIGURE.right], AXIS);
  const y = logAxis(costs, [FIGURE.bottom, FIGURE.top], AXIS);
  const path = (costOf: (point: SharedCurve['points'][number]) => number | null): string =>
    points
      .flatMap((point) => {
        const cost = costOf(point);
        return cost === null ? [] : [`${x.place(point.n).toFixed(1)},${y.place(cost).toFixed(1)}`];
      })
      .join(' ');
  const line = (list: string, stroke: string, dash = ''): string =>
    `<polyline points="${list}" fill="none" stroke="${stroke}" stroke-width="6" stroke-linejoin="round"${dash}/>`;
  return [
    `<path d="M${FIGURE.left} ${FIGURE.top}V${FIGURE.bottom}H${FIGURE.right}" fill="none" stroke="${INK.line}" stroke-width="3"/>`,
    line(
      path((point) => point.referenceCpuMs),
      INK.other,
      ' stroke-dasharray="4 12" stroke-linecap="round"',
    ),
    line(
      path((point) => point.cpuMs),
      INK.own,
    ),
    write(FIGURE.left, FIGURE.top - 24, 24, `CPU time by size, ${family}`, { fill: INK.quiet }),
    write(FIGURE.left, FIGURE.bottom + 48, 24, '— this solution', { fill: INK.own }),
    write(FIGURE.left + 250, FIGURE.bottom + 48, 24, '··· reference', { fill: INK.other }),
  ];
}

function drawGroups({ groups }: SharedResult): string[] {
  const width = FIGURE.right - FIGURE.left;
  return groups.slice(0, MOST_GROUPS).flatMap(({ title, points, max }, row) => {
    const top = FIGURE.top + row * 62;
    const share = max === 0 ? 0 : Math.max(0, Math.min(1, points / max));
    return [
      write(FIGURE.left, top, 24, title.slice(0, 34), {}),
      `<rect x="${FIGURE.left}" y="${top + 12}" width="${width}" height="14" rx="7" fill="${INK.line}"/>`,
      `<rect x="${FIGURE.left}" y="${top + 12}" width="${Math.round(width * share)}" height="14" rx="7" fill="${INK.own}"/>`,
    ];
  });
}

function write(
  x: number,
  y: number,
  size: number,
  text: string,
  { fill = INK.ink, bold = false }: { fill?: string; bold?: boolean },
): string {
  const weight = bold ? ' font-weight="700"' : '';
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${weight}>${escapeXml(text)}</text>`;
}

/** Text of other people inside markup. XML does not allow control characters. */
export const escapeXml = (text: string): string => escapeMarkup(text.replace(/[\u0000-\u001f\u007f]/g, ' '));

const round = (value: number): number => Math.round(value * 10) / 10;
