import { setTimeout } from 'node:timers/promises';

/** How long a server may take to start again after it or one of its processes was killed. */
const COMEBACK_MS = 10_000;
const COMEBACK_STEP_MS = 50;

/** Waits until a server that was lost answers again. Rejects as `knock` does when it stays away for `limitMs`. */
export async function awaitComeback(
  knock: () => Promise<void>,
  now: () => number,
  limitMs = COMEBACK_MS,
): Promise<void> {
  const giveUp = now() + limitMs;
  for (;;) {
    try {
      return await knock();
    } catch (error) {
      if (now() > giveUp) throw error;
      await setTimeout(COMEBACK_STEP_MS);
    }
  }
}
