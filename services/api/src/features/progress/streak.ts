import type { Streak } from '@hone/contracts/practice';
import type { ActiveDay } from './repository.js';

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;
const SHOWN_DAYS = 84;

/** Converts times to local dates of a time zone. */
function createDates(timeZone: string): (at: number) => string {
  // The Swedish form is that of ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at) => format.format(at);
}

const numberOf = (date: string): number => Date.parse(date) / DAY_MS;
const dateOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** The streaks of days with activity, in the reader's time zone. */
export function computeStreak(days: readonly ActiveDay[], now: number, timeZone = 'UTC'): Streak {
  const dateAt = createDates(timeZone);
  const times = days.flatMap(({ day, first, last }) => [
    Date.parse(day) + first * MINUTE_MS,
    Date.parse(day) + last * MINUTE_MS,
  ]);
  const active = [...new Set(times.map((at) => numberOf(dateAt(at))))].sort((a, b) => a - b);
  const today = numberOf(dateAt(now));
  const { longest, run } = countRuns(active);
  const last = active.at(-1) ?? Number.NEGATIVE_INFINITY;
  // Today is not over: with yesterday missed, the streak still lives.
  const lives = today - last <= 2;
  return {
    current: lives ? run : 0,
    longest,
    today: dateOf(today),
    days: active.filter((day) => day > today - SHOWN_DAYS && day <= today).map(dateOf),
    endsToday: lives && today - last === 2,
  };
}

/** The longest run of active days with single days missing, and the last run. */
function countRuns(active: readonly number[]): { longest: number; run: number } {
  let longest = 0;
  let run = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (const day of active) {
    run = day - before <= 2 ? run + 1 : 1;
    longest = Math.max(longest, run);
    before = day;
  }
  return { longest, run };
}
