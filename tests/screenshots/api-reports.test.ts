import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers, openBrowser, typeCode } from '../support/browser/browser.js';
import { startSite, type Site } from '../support/site/site.js';
import { lookOf, SIZES } from './sizes.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = `${ROOT}.hone/screenshots`;
const read = (path: string) => readFileSync(`${ROOT}challenges/${path}`, 'utf8');
const BREAKING = read('evolve-the-catalogue/solutions/wrong/shorter-names/openapi.yaml');
const RACE = read('payment-intents/solutions/wrong/awaits-before-key-javascript/main.js');

/** Tools that read documents, and the runtimes of the service and its probes. */
const RUNTIMES = ['api-tools', 'schemathesis', 'javascript', 'javascript-service', 'postgresql-service'];

let site: Site;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  const challenges = ['challenges/evolve-the-catalogue', 'challenges/payment-intents'];
  [site, browser] = await Promise.all([startSite({ challenges, runtimes: RUNTIMES }), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await site.stop();
}, 60_000);

async function show(page: Page, pane: 'Code' | 'Results'): Promise<void> {
  const tab = page.getByRole('tab', { name: pane, exact: true }).first();
  if (await tab.isVisible()) await tab.click();
}

async function submit(page: Page, code: string): Promise<void> {
  await show(page, 'Code');
  await typeCode(page, code);
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /accepted|partial|rejected/i })
    .waitFor({ state: 'attached', timeout: 180_000 });
  await show(page, 'Results');
}

/** Opens the checks that fail, one after the other, and takes a picture of each one's evidence. */
async function shootFailed(page: Page, shoot: (name: string) => Promise<unknown>): Promise<void> {
  const failed = page.getByRole('list', { name: 'Checks' }).getByRole('button', { name: /^Fail/ });
  await failed.first().waitFor();
  for (const [index, check] of (await failed.all()).entries()) {
    if ((await check.getAttribute('aria-expanded')) === 'false') await check.click();
    await check.scrollIntoViewIfNeeded();
    await shoot(`failed-${index}`);
  }
}

/** The request and its response: hidden until somebody opens them. */
async function shootRevealed(page: Page, shoot: (name: string) => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: 'Reveal the data…' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reveal', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('details summary').last().scrollIntoViewIfNeeded();
  await shoot('revealed');
}

describe.each(SIZES)('reports of API design at $width pixels, $scheme', ({ width, height, scheme }) => {
  it.each([
    ['evolve-the-catalogue', BREAKING],
    ['payment-intents', RACE],
  ])(
    'show why an answer of %s fails',
    async (challenge, code) => {
      const context = await browser.newContext(lookOf({ width, height, scheme }));
      const page = await context.newPage();
      const shoot = (name: string) =>
        page.screenshot({ path: `${FOLDER}/api-${challenge}-${name}-${width}-${scheme}.png` });
      await page.goto(`${site.url}/challenges/${challenge}`, { waitUntil: 'networkidle' });
      await submit(page, code);
      await shootFailed(page, shoot);
      await shootRevealed(page, shoot);
      await show(page, 'Code');
      const preview = page.getByRole('button', { name: 'Preview', exact: true });
      if (await preview.isVisible()) {
        await preview.click();
        await page.getByLabel('Go to').selectOption({ label: 'GET /products' });
        await page.getByRole('heading', { name: 'Schemas' }).waitFor();
        await shoot('preview');
      }
      expect(await findBarriers(page)).toEqual([]);
      await context.close();
    },
    240_000,
  );
});
