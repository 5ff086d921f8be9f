import type { BrowserContext, Page } from 'playwright-core';

/** Gives pages of this context a separate clock that `skipTime` moves forward. The server's clock is unaffected. */
export const giveOwnClock = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const now = performance.now.bind(performance);
    const skipped = { ms: 0 };
    Object.assign(globalThis, { skipped });
    performance.now = () => now() + skipped.ms;
  });

/** The interval at which a page reads its clock, plus a margin. */
const LOOK_MS = 400;

/**
 * Moves the clock forward; resolves once the page has noticed. A response from the server that was in flight may have
 * reset the page's time by then.
 */
export async function skipTime(page: Page, ms: number): Promise<void> {
  await page.evaluate((more) => {
    (globalThis as unknown as { skipped: { ms: number } }).skipped.ms += more;
  }, ms);
  await page.waitForTimeout(LOOK_MS);
}

/** Seconds left, as the page of a sitting shows them. */
export async function secondsLeft(page: Page): Promise<number> {
  const [minutes = 0, seconds = 0] = (await page.getByRole('timer').innerText()).split(':').map(Number);
  return minutes * 60 + seconds;
}
