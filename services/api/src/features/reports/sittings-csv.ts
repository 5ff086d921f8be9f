import type { SittingRow } from '@hone/contracts/hiring';

const COLUMNS: readonly (readonly [string, (row: SittingRow) => string | number | null])[] = [
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
 * A cell that no spreadsheet runs as a formula, not even one that begins with a full-width sign: names come from outside. The apostrophe is the mark for text
 * that spreadsheets themselves use.
 */
export function guardCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const guarded = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Rows as CSV, with a byte order mark so that spreadsheets read UTF-8. */
export function sittingsCsv(rows: readonly SittingRow[]): string {
  const lines = rows.map((row) => COLUMNS.map(([, valueOf]) => guardCell(valueOf(row))).join(','));
  return `\uFEFF${[COLUMNS.map(([title]) => title).join(','), ...lines].join('\r\n')}\r\n`;
}
