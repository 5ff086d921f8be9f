import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, typeCode } from '../support/browser.js';
import { findFaults } from '../support/page-checks.js';
import { startSite, type Site } from '../support/site.js';

const CHALLENGE = fileURLToPath(new URL('../../challenges/tune-order-search/', import.meta.url));
const tuned = (file: string) => readFileSync(`${CHALLENGE}solutions/accepted/reference/${file}`, 'utf8');

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await site.stop();
}, 60_000);

const submit = (page: Page) => page.getByRole('button', { name: 'Submit', exact: true }).click();
const ends = (page: Page, verdict: RegExp) =>
  page.getByRole('status').filter({ hasText: verdict }).waitFor({ state: 'attached', timeout: 60_000 });
const plan = (page: Page, whose: string) => page.getByRole('region', { name: `Plan of ${whose}` });

describe('a tuned query in a browser', () => {
  it('is told what it costs beside the reference, first without and then with the reference’s plan', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${site.url}/challenges/tune-order-search`);
    await page.locator('.cm-content').waitFor();
    expect(await page.getByRole('tab', { name: 'main.sql' }).getAttribute('aria-selected')).toBe('true');
    await submit(page);
    await ends(page, /rejected/i);
    await page.getByText('too many').first().waitFor();
    expect(await plan(page, 'your query').count()).toBe(1);
    expect(await plan(page, 'the reference').count()).toBe(0);
    await typeCode(page, tuned('main.sql'));
    await page.getByRole('tab', { name: 'indexes.sql' }).click();
    await typeCode(page, tuned('indexes.sql'));
    await submit(page);
    await ends(page, /accepted/i);
    await page.getByText('Blocks read beside the reference').click();
    await plan(page, 'the reference').getByText('orders_of_customer').waitFor();
    expect(await page.getByText('too many').count()).toBe(0);
    expect(await findFaults(page)).toEqual([]);
    await context.close();
  }, 180_000);
});
