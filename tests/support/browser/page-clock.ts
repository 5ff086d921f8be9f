import type { BrowserContext, Page } from 'playwright-core';

/** Pages of this context get a clock of their own that `skipTime` puts forward. The server's is not touched. */
export const giveOwnClock = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const now = performance.now.bind(performance);
    const skipped = { ms: 0 };
    Object.assign(globalThis, { skipped });
    performance.now = () => now() + skipped.ms;
  });

/** As if so much time had passed. */
export const skipTime = (page: Page, ms: number): Promise<void> =>
  page.evaluate((more) => {
    (globalThis as unknown as { skipped: { ms: number } }).skipped.ms += more;
  }, ms);

/** Seconds that the page of a sitting shows as left. */
export async function secondsLeft(page: Page): Promise<number> {
  const [minutes = 0, seconds = 0] = (await page.getByRole('timer').innerText()).split(':').map(Number);
  return minutes * 60 + seconds;
}
