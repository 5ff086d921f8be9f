import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, typeCode } from '../support/browser/browser.js';
import { startSite, type Site } from '../support/site/site.js';
import { lookOf, SIZES } from './sizes.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = `${ROOT}.hone/screenshots`;
const referenceOf = (slug: string, file: string): string =>
  readFileSync(`${ROOT}challenges/${slug}/solutions/accepted/reference/${file}`, 'utf8');

let site: Site;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  [site, browser] = await Promise.all([startSite({ runtimes: ['python', 'postgresql'] }), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await site.stop();
}, 60_000);

/** Goes to one of the panes that a narrow page shows one at a time. */
async function show(page: Page, pane: 'Code' | 'Statement'): Promise<void> {
  const tab = page.getByRole('tab', { name: pane, exact: true }).first();
  await tab.or(page.locator('.cm-content')).first().waitFor();
  if (await tab.isVisible()) await tab.click();
}

/** Opens a file, in tabs or in a tree. */
const openFile = (page: Page, file: string) =>
  page
    .getByRole('tab', { name: file })
    .or(page.locator(`[role=treeitem][data-path="${file}"]`))
    .first()
    .click();

async function write(page: Page, slug: string, files: readonly string[]): Promise<void> {
  await page.goto(`${site.url}/challenges/${slug}`);
  await show(page, 'Code');
  for (const file of files) {
    if (files.length > 1) await openFile(page, file);
    await typeCode(page, referenceOf(slug, file));
  }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const ends = (page: Page, verdict: RegExp) =>
  page.getByRole('status').filter({ hasText: verdict }).waitFor({ state: 'attached', timeout: 120_000 });

describe.each(SIZES)('pictures of SQL at $width pixels, $scheme', ({ width, height, scheme }) => {
  it('show a result, tables, plans side by side, and a migration', async () => {
    const context = await browser.newContext(lookOf({ width, height, scheme }));
    const page = await context.newPage();
    const shoot = (name: string) =>
      page.screenshot({ path: `${FOLDER}/sql-${name}-${width}-${scheme}.png`, fullPage: true });
    await write(page, 'quiet-customers', ['query.sql']);
    await press(page, 'Run');
    await ends(page, /accepted/i);
    await page.getByText('How the query ran').click();
    await shoot('result');
    await show(page, 'Statement');
    await page.getByRole('tab', { name: 'Tables', exact: true }).click();
    await page.getByText('rows of customers in the sample').click();
    await shoot('tables');

    await write(page, 'tune-order-search', ['main.sql', 'indexes.sql']);
    await press(page, 'Submit');
    await ends(page, /accepted/i);
    await page.getByText('Blocks read beside the reference').click();
    await page.getByRole('region', { name: 'Plan of the reference' }).scrollIntoViewIfNeeded();
    await shoot('plans');

    await page.goto(`${site.url}/challenges/rename-without-downtime`);
    await show(page, 'Code');
    await page.locator('.cm-content').waitFor();
    await press(page, 'Run');
    await page.getByText('While expand.sql ran', { exact: true }).waitFor({ timeout: 120_000 });
    await shoot('migration');
    await context.close();
  }, 300_000);
});
