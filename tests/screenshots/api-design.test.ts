import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, typeCode } from '../support/browser/browser.js';
import { overflowOf } from '../support/browser/page-checks.js';
import { ALL_RUNTIMES, startSite, type Site } from '../support/site/site.js';
import { lookOf, SIZES } from './sizes.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = `${ROOT}.hone/screenshots`;
const WRONG = readFileSync(
  `${ROOT}challenges/first-endpoint/solutions/accepted/map-javascript/main.js`,
  'utf8',
)
  .replace('flags.get(name) }', '!flags.get(name) }')
  .replace('server.listen', "console.log('about to listen');\nserver.listen");

let site: Site;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  [site, browser] = await Promise.all([startSite({ runtimes: ALL_RUNTIMES }), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await site.stop();
}, 60_000);

/** Goes to one of the panes that a narrow page shows one at a time. */
async function show(page: Page, pane: 'Code' | 'Statement' | 'Results'): Promise<void> {
  const tab = page.getByRole('tab', { name: pane, exact: true }).first();
  if (await tab.isVisible()) await tab.click();
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).last().click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const ends = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /accepted|partial|rejected/i })
    .waitFor({ state: 'attached', timeout: 120_000 });

describe.each(SIZES)('pictures of API design at $width pixels, $scheme', ({ width, height, scheme }) => {
  it('show the contract, the console, a transcript and the coverage', async () => {
    const context = await browser.newContext(lookOf({ width, height, scheme }));
    const page = await context.newPage();
    const shoot = (name: string) => page.screenshot({ path: `${FOLDER}/api-${name}-${width}-${scheme}.png` });
    await page.goto(`${site.url}/challenges/first-endpoint`, { waitUntil: 'networkidle' });
    await tab(page, 'Contract');
    await page.locator('summary').filter({ hasText: 'PUT /flags/{name}' }).click();
    await shoot('contract');
    await page.getByRole('button', { name: 'Source', exact: true }).click();
    await shoot('source');
    await show(page, 'Code');
    await typeCode(page, WRONG);
    await show(page, 'Results');
    await tab(page, 'Custom input');
    await page.getByRole('button', { name: 'Use “A flag that is set can be read”' }).click();
    await shoot('input');
    await press(page, 'Run');
    await ends(page);
    await page.getByText('All 2 requests were answered.').scrollIntoViewIfNeeded();
    await shoot('console');
    await tab(page, 'Custom input');
    await page.getByRole('textbox', { name: /^Requests/ }).fill('GET http://example.com\n###\nget /a\n');
    await press(page, 'Run');
    await page.getByText('Nothing was sent.').waitFor();
    await shoot('bad-input');
    await press(page, 'Submit');
    await page.getByText('Operations that the checks call').waitFor({ timeout: 120_000 });
    await shoot('transcript');
    await page.getByText('Operations that the checks call').click();
    await page.getByRole('region', { name: 'Operations and checks' }).scrollIntoViewIfNeeded();
    await shoot('coverage');
    expect(await overflowOf(page)).toBe(0);
    await context.close();
  }, 240_000);
});
