/** A row of a CSV file; `line` counts lines from 1, as editors do. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const CELL = /("(?:[^"]|"")*"|[^",;\t\r\n]*)([,;\t]|\r\n|\n|\r|$)/y;

/**
 * Parses CSV as RFC 4180 has it, also with semicolons or tabs, as spreadsheets of many countries write it.
 * Blank lines are left out. Undefined when a quote is not closed.
 */
export function parseCsv(text: string): CsvRow[] | undefined {
  const rows: CsvRow[] = [];
  const cell = new RegExp(CELL);
  let [line, begin, cells]: [number, number, string[]] = [1, 1, []];
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) return undefined;
    const [, raw = '', end = ''] = found;
    cells.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    line += raw.split(/\r\n|\n|\r/).length - 1;
    if (/[,;\t]/.test(end)) continue;
    if (cells.some((value) => value.trim() !== '')) rows.push({ line: begin, cells });
    cells = [];
    line += 1;
    begin = line;
  }
  if (cells.length > 0) rows.push({ line: begin, cells: [...cells, ''] });
  return rows;
}
