import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/** Retries an idempotent step until it succeeds; rejects when `signal` aborts. */
export async function repeatUntilDone(step: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    try {
      return await step();
    } catch {
      await pause(pauseMs, undefined, { signal });
    }
  }
}
