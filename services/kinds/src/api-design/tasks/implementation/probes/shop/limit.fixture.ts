import { Problem, type Answer, type Asked } from './answers.fixture.js';
import type { Bug, Style } from './style.fixture.js';

export const LIMIT = { requests: 20, windowMs: 1_000 };
export type Limit = (asked: Asked) => Answer;

/** Whether one more request of a caller passes; it counts when it does. `now` in milliseconds. */
type Counter = (caller: string, now: number) => boolean;

/** The number of requests of each caller in a window. */
export function createLimit(
  { window, retryAfter }: Style,
  has: (bug: Bug) => boolean,
  clock: () => number,
): Limit {
  const most = has('too-strict') ? LIMIT.requests / 4 : LIMIT.requests;
  const passes = window === 'bucket' ? createBucket(most) : createWindow(window, most);
  const stopped = new Set<string>();
  return ({ owner }) => {
    const caller = has('limit-of-all') ? 'all' : owner;
    if (has('no-limit') || (!stopped.has(caller) && passes(caller, clock())))
      return { status: 200, body: { ok: true } };
    if (has('never-recovers')) stopped.add(caller);
    const seconds = Math.ceil(LIMIT.windowMs / 1_000);
    const late = new Date(new Date().getTime() + seconds * 1_000 + 999).toUTCString();
    const value = retryAfter === 'seconds' ? String(seconds) : late;
    throw new Problem(429, 'Too many', has('no-retry-after') ? {} : { 'Retry-After': value });
  };
}

/** Counts what passed in the last while, or since the last full second. */
function createWindow(window: Style['window'], most: number): Counter {
  const times = new Map<string, number[]>();
  return (caller, now) => {
    const begin =
      window === 'sliding' ? now - LIMIT.windowMs : Math.floor(now / LIMIT.windowMs) * LIMIT.windowMs;
    const recent = (times.get(caller) ?? []).filter((time) => time >= begin);
    const isWithin = recent.length < most;
    times.set(caller, isWithin ? [...recent, now] : recent);
    return isWithin;
  };
}

/** Fills up evenly, as much in a window as it holds. */
function createBucket(most: number): Counter {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return (caller, now) => {
    const { tokens, at } = buckets.get(caller) ?? { tokens: most, at: now };
    const filled = Math.min(most, tokens + ((now - at) / LIMIT.windowMs) * most);
    const isWithin = filled >= 1;
    buckets.set(caller, { tokens: isWithin ? filled - 1 : filled, at: now });
    return isWithin;
  };
}
