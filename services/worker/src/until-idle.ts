import { setTimeout as pause } from 'node:timers/promises';

export interface UntilIdleOptions {
  /** Attempts in progress. */
  readonly busy: () => number;
  /** Required idle time. */
  readonly idleMs: number;
  /** Poll interval. */
  readonly pollMs: number;
}

/** Resolves after a period without attempts in progress; rejects when aborted. */
export async function untilIdle(
  { busy, idleMs, pollMs }: UntilIdleOptions,
  signal: AbortSignal,
): Promise<void> {
  let since = performance.now();
  while (busy() > 0 || performance.now() - since < idleMs) {
    if (busy() > 0) since = performance.now();
    await pause(Math.min(pollMs, idleMs), undefined, { signal });
  }
}
