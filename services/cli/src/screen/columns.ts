import Table from 'cli-table3';
import type { Paint } from './paint.js';

/** Width of the output in columns, and its colors. */
export interface Screen {
  readonly width: number;
  readonly paint: Paint;
}

const GAP = '  ';
/** Longer words would be cut; check ids are rarely longer. */
const NARROWEST = 16;

/** Cells in the order of the columns. */
export type Row = readonly string[];

/** Heading and display of a column. */
export interface Column {
  readonly head: string;
  /** Shown on screens of at least this width. */
  readonly from?: number;
  /** Contains sentences, which may wrap. */
  readonly wraps?: boolean;
}

/** Lays out rows as columns that fit the width: narrow screens hide some, and sentences wrap. */
export function align(columns: readonly Column[], rows: readonly Row[], width: number, paint: Paint): string {
  const shown = columns.flatMap((column, index) => (width < (column.from ?? 0) ? [] : [index]));
  const all = [columns.map(({ head }) => paint('quiet', head)), ...rows];
  const cells = all.map((row) => shown.map((index) => row[index] ?? ''));
  const wraps = shown.map((index) => columns[index]?.wraps === true);
  const widths = shown.map((_, place) => Math.max(1, ...cells.map((row) => visibleLength(row[place] ?? ''))));
  const available = width - GAP.length * (shown.length - 1);
  const longest = (): number => Math.max(0, ...widths.filter((_, place) => wraps[place]));
  while (widths.reduce((sum, own) => sum + own, 0) > available && longest() > NARROWEST) {
    const place = widths.findIndex((own, index) => wraps[index] === true && own === longest());
    widths[place] = longest() - 1;
  }
  return layOut(cells, widths);
}

/** Wraps a text; continuation lines are indented. */
export function wrap(text: string, width: number): string {
  if (!Number.isFinite(width)) return text;
  return layOut([[text]], [Math.max(NARROWEST, width - GAP.length)]).replaceAll('\n', `\n${GAP}`);
}

const FRAME = ['top', 'bottom', 'left', 'right', 'mid']
  .flatMap((name) => [name, `${name}-mid`, `${name}-left`, `${name}-right`])
  .map((name) => [name, '']);

/** A table without a frame. */
function layOut(rows: readonly Row[], widths: number[]): string {
  const table = new Table({
    chars: {
      ...(Object.fromEntries(FRAME) as Record<string, string>),
      'left-mid': '',
      'right-mid': '',
      middle: GAP,
    },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colWidths: widths,
    wordWrap: true,
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const ANSI = /\u001b\[[0-9;]*m/g;
const visibleLength = (text: string): number => text.replace(ANSI, '').length;
