import type { BrowserContext, Page } from 'playwright-core';

/** Pages of this context get a clock of their own that `skipTime` puts forward. The server's is not touched. */
export const giveOwnClock = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const now = performance.now.bind(performance);
    const skipped = { ms: 0 };
    Object.assign(globalThis, { skipped });
    performance.now = () => now() + skipped.ms;
  });

/** How often a page looks at its clock, and some more. */
const LOOK_MS = 400;

/**
 * As if so much time had passed; resolves once the page has seen it. An answer of the server that was on its way may have
 * set the page's time back by then.
 */
export async function skipTime(page: Page, ms: number): Promise<void> {
  await page.evaluate((more) => {
    (globalThis as unknown as { skipped: { ms: number } }).skipped.ms += more;
  }, ms);
  await page.waitForTimeout(LOOK_MS);
}

/** Seconds that the page of a sitting shows as left. */
export async function secondsLeft(page: Page): Promise<number> {
  const [minutes = 0, seconds = 0] = (await page.getByRole('timer').innerText()).split(':').map(Number);
  return minutes * 60 + seconds;
}
