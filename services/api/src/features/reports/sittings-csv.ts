import type { SittingRow } from '@hone/contracts/hiring';

/** Title and cell. */
type Column = readonly [string, (row: SittingRow) => string | number | null];

const COLUMNS: readonly Column[] = [
  ['Name', ({ candidate }) => candidate.name],
  ['Email', ({ candidate }) => candidate.email],
  ['Assessment', ({ assessment }) => assessment.title],
  ['Version', ({ assessment }) => assessment.version],
  ['Status', ({ status }) => status],
  ['Percent', ({ percent }) => percent],
  ['Invited', ({ invitedAt }) => invitedAt],
  ['Start from', ({ opensAt }) => opensAt],
  ['Start until', ({ expiresAt }) => expiresAt],
  ['Started', ({ startedAt }) => startedAt],
  ['Finished', ({ finishedAt }) => finishedAt],
  ['Reviews', ({ reviews }) => reviews.handedIn],
  ['Decision', ({ outcome }) => outcome],
  ['Sitting', ({ id }) => id],
];

/**
 * A cell that no spreadsheet runs as a formula, not even with a full-width sign at the start: names come from
 * outside. Spreadsheets themselves mark text with an apostrophe.
 */
export function guardCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const guarded = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Percent, range and number of challenges of each skill that a graded row has. */
function skillColumns(rows: readonly SittingRow[]): Column[] {
  const resultsOf = ({ percent, skills }: SittingRow) => (percent === null ? [] : skills);
  const names = [...new Set(rows.flatMap((row) => resultsOf(row).map(({ skill }) => skill)))].sort();
  return names.flatMap((name): Column[] => {
    const find = (row: SittingRow) => resultsOf(row).find(({ skill }) => skill === name);
    const percentOf = (row: SittingRow) => {
      const found = find(row);
      return found === undefined ? null : (found.percent ?? 'not measured');
    };
    return [
      [`${name} percent`, percentOf],
      [`${name} low`, (row) => find(row)?.range?.low ?? null],
      [`${name} high`, (row) => find(row)?.range?.high ?? null],
      [`${name} challenges`, (row) => find(row)?.items ?? null],
    ];
  });
}

/** Rows as CSV, with a byte order mark so that spreadsheets read UTF-8. */
export function sittingsCsv(rows: readonly SittingRow[]): string {
  const columns = [...COLUMNS, ...skillColumns(rows)];
  const lines = rows.map((row) => columns.map(([, valueOf]) => guardCell(valueOf(row))).join(','));
  return `\uFEFF${[columns.map(([title]) => title).join(','), ...lines].join('\r\n')}\r\n`;
}
