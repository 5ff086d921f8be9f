import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext } from 'playwright-core';
import { openBrowser } from '../support/browser/browser.js';
import { eventually } from '../support/eventually.js';
import { startSite, type Site } from '../support/site/site.js';
import { SIZES } from './sizes.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = `${ROOT}.hone/screenshots`;
const CHALLENGE = `${ROOT}challenges/busiest-window`;
const ANSWERS = {
  naive: 'slow/naive-python',
  middling: 'slow/search-by-hand-python',
  reference: 'accepted/two-pointers-python',
} as const;

let site: Site;
let browser: Browser;
let state: Awaited<ReturnType<BrowserContext['storageState']>>;
const ids = new Map<string, string>();

/** One person's three answers, each graded before the next is sent. */
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  [site, browser] = await Promise.all([
    startSite({ challenges: [CHALLENGE], measured: () => true, runtimes: ['python'] }),
    openBrowser(),
  ]);
  const context = await browser.newContext();
  const api = `${site.url}/api/v1`;
  await context.request.post(`${api}/auth/guest`);
  for (const [name, folder] of Object.entries(ANSWERS)) {
    const content = readFileSync(`${CHALLENGE}/solutions/${folder}/main.py`, 'utf8');
    const files = [{ path: 'main.py', content }];
    const data = { challenge: 'busiest-window', language: 'python', mode: 'submit', files };
    const { id } = (await (await context.request.post(`${api}/submissions`, { data })).json()) as {
      id: string;
    };
    ids.set(name, id);
    const status = async () =>
      ((await (await context.request.get(`${api}/submissions/${id}`)).json()) as { status: string }).status;
    await eventually(status, (now) => now === 'graded', 240_000);
  }
  state = await context.storageState();
  await context.close();
}, 900_000);
afterAll(async () => {
  await browser.close();
  await site.stop();
}, 60_000);

describe.each(SIZES)(
  'the report of measured speed at $width pixels, $scheme',
  ({ width, height, scheme }) => {
    it('is shown for a naive, a middling and a reference-class answer, and in the history', async () => {
      const viewport = { width, height };
      const context = await browser.newContext({ viewport, colorScheme: scheme, storageState: state });
      const page = await context.newPage();
      const shoot = (name: string) =>
        page.screenshot({ path: `${FOLDER}/speed-${name}-${width}-${scheme}.png`, fullPage: true });
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      for (const [name, id] of ids) {
        await page.goto(`${site.url}/submissions/${id}`, { waitUntil: 'networkidle' });
        const head = page.getByRole('button', { name: /measured speed/i });
        if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
        const curve = page.getByRole('img', { name: /CPU time by size/ }).first();
        await curve.scrollIntoViewIfNeeded();
        await shoot(name);
        await curve.screenshot({ path: `${FOLDER}/speed-curve-${name}-${width}-${scheme}.png` });
        expect(await overflow()).toBeLessThanOrEqual(0);
      }
      await page.goto(`${site.url}/challenges/busiest-window`, { waitUntil: 'networkidle' });
      const tab = page.getByRole('tab', { name: /submissions|history/i }).first();
      await tab.click();
      await page.getByRole('img', { name: /Your submissions compared/ }).waitFor();
      await shoot('history');
      await context.close();
    }, 120_000);
  },
);
