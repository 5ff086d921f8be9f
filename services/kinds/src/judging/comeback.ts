import { setTimeout } from 'node:timers/promises';
import { within } from './within.js';

/** How long a server may take to start again after it or one of its processes was killed. */
const COMEBACK_MS = 10_000;
const COMEBACK_STEP_MS = 50;
/** The most of the whole time that one knock may take: a server that ends while it accepts never answers. */
const KNOCK_SHARE = 0.4;

/** Waits until a server that was lost answers again. Rejects as `knock` does when it stays away for `limitMs`. */
export async function awaitComeback(
  knock: () => Promise<void>,
  now: () => number,
  limitMs = COMEBACK_MS,
): Promise<void> {
  const giveUp = now() + limitMs;
  const knockOnce = async (): Promise<void> => {
    const answered = await within(
      KNOCK_SHARE * limitMs,
      knock().then(() => true),
    );
    if (answered === undefined) throw new Error('the server took a connection, and did not answer');
  };
  for (;;) {
    try {
      return await knockOnce();
    } catch (error) {
      if (now() > giveUp) throw error;
      await setTimeout(COMEBACK_STEP_MS);
    }
  }
}
