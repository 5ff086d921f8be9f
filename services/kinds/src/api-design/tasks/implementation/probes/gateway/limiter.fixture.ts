import type { Has } from './bugs.fixture.js';

export const LIMIT = { requests: 15, windowMs: 3_000 };

/** A limiter's decision on a request. */
export interface Decision {
  readonly passes: boolean;
  /** Requests that pass at a time from now on. */
  readonly remaining: (now: number) => number;
  /** Until the next one passes. */
  readonly waitMs: number;
}

export type Window = 'fixed' | 'sliding' | 'bucket';
type Limiter = (key: string, now: number) => Decision;

export function createLimiter(window: Window, has: Has): Limiter {
  const byKey = new Map<string, (now: number) => Decision>();
  const open = { fixed: createFixed, sliding: createSliding, bucket: createBucket }[window];
  const most = has('no-limit') ? 1_000 : LIMIT.requests;
  return (key, now) => {
    const found = byKey.get(key) ?? open(most, has);
    byKey.set(key, found);
    return found(now);
  };
}

function createFixed(most: number): (now: number) => Decision {
  let window = -1;
  let used = 0;
  return (now) => {
    const current = Math.floor(now / LIMIT.windowMs);
    if (current !== window) [window, used] = [current, 0];
    const passes = used < most;
    if (passes) used += 1;
    const waitMs = (current + 1) * LIMIT.windowMs - now;
    return { passes, remaining: (later) => (later < now + waitMs ? most - used : most), waitMs };
  };
}

function createSliding(most: number, has: Has): (now: number) => Decision {
  let times: number[] = [];
  return (now) => {
    times = times.filter((time) => time > now - LIMIT.windowMs);
    const passes = times.length < most;
    if (passes || has('counts-rejected')) times.push(now);
    const next = times[times.length - most] ?? now;
    const remaining = Math.max(most - times.length, 0);
    return { passes, remaining: () => remaining, waitMs: next + LIMIT.windowMs - now };
  };
}

function createBucket(most: number): (now: number) => Decision {
  const perMs = most / LIMIT.windowMs;
  let tokens = most;
  let at = 0;
  return (now) => {
    tokens = Math.min(most, tokens + (now - at) * perMs);
    at = now;
    const passes = tokens >= 1;
    if (passes) tokens -= 1;
    const remaining = Math.floor(tokens);
    return { passes, remaining: () => remaining, waitMs: (1 - tokens) / perMs };
  };
}
