import type { ChallengeProgress } from '@hone/contracts/practice';
import { toCsv } from '../words/csv.js';

const COLUMNS = [
  'slug',
  'title',
  'kind',
  'difficulty',
  'status',
  'bestPercent',
  'firstPercent',
  'submits',
  'runs',
  'minutesSpent',
  'lastAt',
] as const;

/** A row for each challenge; the column names are those of the API. */
export function progressToCsv(challenges: readonly ChallengeProgress[]): string {
  const rows = challenges.map((row) => {
    const values = { ...row, bestPercent: row.best?.percent ?? null };
    return COLUMNS.map((column) => String(values[column] ?? ''));
  });
  return toCsv([COLUMNS, ...rows]);
}
