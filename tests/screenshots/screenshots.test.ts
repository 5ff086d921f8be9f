import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, typeCode } from '../support/browser/browser.js';
import { overflowOf } from '../support/browser/page-checks.js';
import { startSite, type Site } from '../support/site/site.js';
import { createVisitor } from '../support/browser/visitor.js';
import { lookOf } from './sizes.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = `${ROOT}.hone/screenshots`;
const SOLUTION = readFileSync(
  `${ROOT}challenges/busiest-window/solutions/accepted/two-pointers-python/main.py`,
  'utf8',
);
const WRONG = readFileSync(
  `${ROOT}challenges/busiest-window/solutions/wrong/end-included-python/main.py`,
  'utf8',
);
const QUERY = readFileSync(`${ROOT}challenges/quiet-customers/solutions/wrong/not-in-null/query.sql`, 'utf8');
const SERVICE = readFileSync(
  `${ROOT}challenges/first-endpoint/solutions/wrong/no-problem-python/main.py`,
  'utf8',
);
const RUNTIMES = ['python', 'postgresql', 'python-service', 'api-tools', 'schemathesis'];
const SIZES = [
  { width: 1280, height: 800, scheme: 'light' },
  { width: 1280, height: 800, scheme: 'dark' },
  { width: 390, height: 844, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
] as const;

let site: Site;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  const measured = (slug: string) => slug === 'busiest-window';
  [site, browser] = await Promise.all([startSite({ runtimes: RUNTIMES, measured }), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await site.stop();
}, 60_000);

/** Opens a challenge, replaces its code, and presses a button, at any width. */
async function send(page: Page, slug: string, code: string): Promise<void> {
  await page.goto(`${site.url}/challenges/${slug}`);
  const tab = page.getByRole('tab', { name: 'Code', exact: true });
  await tab.or(page.locator('.cm-content')).first().waitFor();
  if (await tab.isVisible()) await tab.click();
  await typeCode(page, code);
  await page.keyboard.press('Control+Home');
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
}

describe.each(SIZES)('pictures at $width pixels, $scheme', ({ width, height, scheme }) => {
  it('show catalogue, grading, a failing diff and a row diff', async () => {
    const context = await browser.newContext(lookOf({ width, height, scheme }));
    const page = await context.newPage();
    const shoot = (name: string) => page.screenshot({ path: `${FOLDER}/${name}-${width}-${scheme}.png` });
    const verdict = page.getByRole('status').filter({ hasText: /accepted|partial|rejected/i });
    await page.goto(`${site.url}/`, { waitUntil: 'networkidle' });
    await shoot('landing');
    await page.goto(`${site.url}/challenges`, { waitUntil: 'networkidle' });
    await shoot('catalogue');
    await send(page, 'busiest-window', SOLUTION);
    await page.getByRole('list', { name: 'Checks' }).getByRole('listitem').nth(4).waitFor();
    await shoot('challenge');
    await verdict.waitFor({ state: 'attached', timeout: 60_000 });
    await shoot('accepted');
    await send(page, 'busiest-window', WRONG);
    await verdict.filter({ hasText: /rejected/i }).waitFor({ state: 'attached', timeout: 60_000 });
    await shoot('diff');
    await send(page, 'quiet-customers', QUERY);
    await verdict.filter({ hasText: /rejected/i }).waitFor({ state: 'attached', timeout: 60_000 });
    await shoot('rows');
    const pane = page.getByRole('tab', { name: 'Statement', exact: true }).first();
    await pane.click();
    await page.getByRole('tab', { name: 'Tables', exact: true }).click();
    await page.getByText('rows of customers in the sample').click();
    await shoot('tables');
    expect(await overflowOf(page)).toBe(0);
    await context.close();
  }, 240_000);

  it('show a conversation with a service', async () => {
    const context = await browser.newContext(lookOf({ width, height, scheme }));
    const page = await context.newPage();
    const shoot = (name: string) => page.screenshot({ path: `${FOLDER}/${name}-${width}-${scheme}.png` });
    await page.goto(`${site.url}/challenges/first-endpoint`, { waitUntil: 'networkidle' });
    await shoot('service');
    await send(page, 'first-endpoint', SERVICE);
    const verdict = page.getByRole('status').filter({ hasText: /accepted|partial|rejected/i });
    await verdict.waitFor({ state: 'attached', timeout: 60_000 });
    const asked = page.locator('summary').filter({ hasText: 'GET /flags/nobody-set-this' });
    await asked.scrollIntoViewIfNeeded();
    await shoot('exchange');
    expect(await overflowOf(page)).toBe(0);
    await context.close();
  }, 120_000);

  it('show the entrances, the account and its dialogs', async () => {
    const context = await browser.newContext(lookOf({ width, height, scheme }));
    const page = await context.newPage();
    const visitor = createVisitor(page, site.url);
    const shoot = (name: string, fullPage = false) =>
      page.screenshot({ path: `${FOLDER}/${name}-${width}-${scheme}.png`, fullPage });
    await page.goto(`${site.url}/sign-in`, { waitUntil: 'networkidle' });
    await shoot('sign-in');
    await page.goto(`${site.url}/register`, { waitUntil: 'networkidle' });
    await visitor.button('Create account').click();
    await page.getByText('Enter a name.').waitFor();
    await shoot('register');
    await page.goto(`${site.url}/me/account`, { waitUntil: 'networkidle' });
    await shoot('nobody');
    await visitor.register();
    await page.getByText('No tokens yet.', { exact: false }).waitFor();
    await shoot('account', true);
    await visitor.button('New token').click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('laptop');
    await shoot('new-token');
    await visitor.button('Create token').click();
    await visitor.button('I’ve copied it').click();
    await visitor.button('Delete my account').click();
    await page.getByRole('dialog').waitFor();
    await shoot('delete-account');
    await page.keyboard.press('Escape');
    await visitor.signOut();
    await shoot('signed-out');
    await context.close();
  }, 120_000);
});
