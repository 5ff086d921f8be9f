import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser/browser.js';
import { ANSWERS_OF_CHALLENGE, ONE_CHALLENGE } from '../support/browser/one-challenge.js';
import { answerRequests, answersOf, servePages } from '../support/browser/pages-alone.js';
import { SIZES } from './sizes.js';
import { ENDINGS } from './verdict-evidence.js';

const FOLDER = `${fileURLToPath(new URL('../..', import.meta.url))}.hone/screenshots`;

const NEXT = { ...ONE_CHALLENGE, slug: 'ledger-as-of', title: 'Ledger as of a date', status: 'new' };

let pages: Awaited<ReturnType<typeof servePages>>;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  [pages, browser] = await Promise.all([servePages(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

describe.each(SIZES)('the verdict card at $width pixels, $scheme', ({ width, height, scheme }) => {
  it.each(Object.entries(ENDINGS))(
    'leads with what matters: %s',
    async (name, { mode, events, glimpses }) => {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        reducedMotion: 'reduce',
      });
      await answerRequests(context, {
        ...answersOf(events, { mode, ...(glimpses && { glimpses: [...glimpses] }) }),
        ...ANSWERS_OF_CHALLENGE,
        '/challenges': { items: [NEXT], nextCursor: null },
      });
      const page = await context.newPage();
      await page.goto(`${pages.url}/challenges/gossip?submission=x1&mode=${mode}`);
      // Narrow pages open on the results.
      await page.getByRole('heading', { name: /^(Accepted|Partial|Rejected)/ }).waitFor();
      await page.getByRole('list', { name: 'Checks' }).waitFor({ state: 'attached' });
      // Charts come in chunks of their own.
      await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
      await page.screenshot({ path: `${FOLDER}/verdict-${name}-${width}-${scheme}.png` });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await context.close();
    },
  );
});
