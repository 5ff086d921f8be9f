import { setTimeout as pause } from 'node:timers/promises';

export interface UntilIdleOptions {
  /** Attempts in progress. */
  readonly busy: () => number;
  /** How long there must have been none. */
  readonly idleMs: number;
  /** How often it is looked. */
  readonly lookMs: number;
}

/** Resolves when nothing was in progress for a while; rejects when aborted. */
export async function untilIdle(
  { busy, idleMs, lookMs }: UntilIdleOptions,
  signal: AbortSignal,
): Promise<void> {
  let since = performance.now();
  while (busy() > 0 || performance.now() - since < idleMs) {
    if (busy() > 0) since = performance.now();
    await pause(Math.min(lookMs, idleMs), undefined, { signal });
  }
}
