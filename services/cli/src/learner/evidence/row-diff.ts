import type { Evidence } from '@hone/contracts';
import { align, type Row } from '../../screen/columns.js';
import type { Paint } from '../../screen/paint.js';
import { plain } from './text-block.js';

type RowsEvidence = Extract<Evidence, { type: 'rows' }>;
type Cells = readonly (string | null)[];

const MOST_ROWS = 8;

/** Missing and extra rows of a query, or its first rows when it has all. */
export function describeRows(evidence: RowsEvidence, paint: Paint): string[] {
  const { text, missing, extra, missingCount, extraCount, rows = [], rowCount, firstDifference } = evidence;
  const about = text === undefined ? [] : [`  ${plain(text)}`];
  if (missingCount + extraCount > 0)
    return [
      ...about,
      `  ${missingCount} rows are missing, ${extraCount} are too many (- expected, + yours):`,
      ...table(evidence, [...marked('-', missing), ...marked('+', extra)], paint),
    ];
  if (firstDifference !== undefined) {
    const { position, expected, actual } = firstDifference;
    const both = [...marked('-', expected ? [expected] : []), ...marked('+', actual ? [actual] : [])];
    return [...about, `  The order differs from row ${position} on:`, ...table(evidence, both, paint)];
  }
  if (rows.length === 0) return about;
  const shown = rows.slice(0, MOST_ROWS).map((row): Row => ['', ...row.map(cell)]);
  return [
    ...about,
    `  ${rowCount ?? rows.length} rows, the first ${shown.length}:`,
    ...table(evidence, shown, paint),
  ];
}

const marked = (mark: string, rows: readonly Cells[]): Row[] =>
  rows.slice(0, MOST_ROWS).map((row) => [mark, ...row.map(cell)]);

const cell = (value: string | null): string => (value === null ? 'NULL' : plain(value).replaceAll('\n', ' '));

function table({ columns, expectedColumns }: RowsEvidence, rows: readonly Row[], paint: Paint): string[] {
  const heads = columns.length > 0 ? columns : (expectedColumns ?? []);
  const all = ['', ...heads].map((head) => ({ head }));
  return align(all, rows, Number.POSITIVE_INFINITY, paint)
    .split('\n')
    .map((line) => `    ${line}`);
}
