import type { StartWindow } from '@hone/contracts/hiring';
import { localDay } from '../hiring/local-day.js';

const MINUTE_MS = 60_000;

/** A time in the format of a date-time field, in local time: `2026-05-04T09:30`. */
export function localMinute(iso: string): string {
  const at = new Date(iso);
  const time = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  return `${localDay(at)}T${time}`;
}

/** The time of such a field, in local time; undefined while it is empty or incomplete. */
export function parseLocalMinute(text: string): string | undefined {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The default window: a week, from nine o'clock tomorrow. */
export function newWindow(now: Date): StartWindow {
  const inDays = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour).toISOString();
  return { opensAt: inDays(1, 9), closesAt: inDays(8, 18) };
}

interface WindowMeaning {
  /** Whether it closes after it opens; nothing else is required. */
  readonly ordered: boolean;
  /** Whether it is shorter than a sitting. That is allowed, because it only limits the start. */
  readonly tight: boolean;
  /** When the last sitting ends, without extra time and pauses; undefined while its time is unlimited. */
  readonly lastEnd: string | undefined;
}

/** What a window means for sittings of `minutes`. */
export function meaningOf({ opensAt, closesAt }: StartWindow, minutes: number | null): WindowMeaning {
  const lengthMs = Date.parse(closesAt) - Date.parse(opensAt);
  const sittingMs = (minutes ?? 0) * MINUTE_MS;
  return {
    ordered: lengthMs > 0,
    tight: lengthMs > 0 && lengthMs < sittingMs,
    lastEnd: minutes === null ? undefined : new Date(Date.parse(closesAt) + sittingMs).toISOString(),
  };
}
