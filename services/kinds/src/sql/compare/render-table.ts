import { MISSING_FIELD, type Cell, type ResultSet } from './result-set.js';

/** A result as a Markdown table with aligned columns; NULL is spelled out to differ from empty text. */
export function renderTable(result: ResultSet): string {
  const header = result.columns.map(({ name }) => escape(name));
  const body = result.rows.map((row) => row.map(cellText));
  const widths = header.map((name, column) =>
    Math.max(3, name.length, ...body.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return `${[line(header), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')}\n`;
}

function cellText(cell: Cell): string {
  if (cell === MISSING_FIELD) return '(missing)';
  return cell === null ? 'NULL' : escape(cell);
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
