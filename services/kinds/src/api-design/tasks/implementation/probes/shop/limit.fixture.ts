import { Problem, type Answer, type Asked } from './answers.fixture.js';
import type { Bug, Style } from './style.fixture.js';

export const LIMIT = { requests: 20, windowMs: 1_000 };
export type Limit = (asked: Asked) => Answer;

/** So many requests of each caller in a window. */
export function createLimit(
  { window, retryAfter }: Style,
  has: (bug: Bug) => boolean,
  clock: () => number,
): Limit {
  const times = new Map<string, number[]>();
  const most = has('too-strict') ? LIMIT.requests - 5 : LIMIT.requests;
  const stopped = new Set<string>();
  return ({ owner }) => {
    const now = clock();
    const caller = has('limit-of-all') ? 'all' : owner;
    const before = times.get(caller) ?? [];
    const recent = before.filter((time) => isCounted(window, time, now, before));
    if ((recent.length < most && !stopped.has(caller)) || has('no-limit')) {
      times.set(caller, [...recent, now]);
      return { status: 200, body: { ok: true } };
    }
    if (has('never-recovers')) stopped.add(caller);
    const seconds = Math.ceil(LIMIT.windowMs / 1_000);
    const late = new Date(new Date().getTime() + seconds * 1_000 + 999).toUTCString();
    const value = retryAfter === 'seconds' ? String(seconds) : late;
    throw new Problem(429, 'Too many', has('no-retry-after') ? {} : { 'Retry-After': value });
  };
}

/** Whether a request that passed still counts. A bucket fills up again evenly, and holds what a window does. */
function isCounted(window: Style['window'], time: number, now: number, all: readonly number[]): boolean {
  if (window === 'sliding') return now - time < LIMIT.windowMs;
  if (window === 'fixed') return Math.floor(time / LIMIT.windowMs) === Math.floor(now / LIMIT.windowMs);
  const refilled = ((now - (all[0] ?? now)) / LIMIT.windowMs) * LIMIT.requests;
  return all.indexOf(time) >= Math.floor(refilled);
}
