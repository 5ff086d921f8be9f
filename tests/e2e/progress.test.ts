import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../support/browser/browser.js';
import { findFaults } from '../support/browser/page-checks.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';

const SLUG = 'products-nobody-bought';
const QUERY = readFileSync(
  new URL(`../../challenges/${SLUG}/solutions/accepted/reference/query.sql`, import.meta.url),
  'utf8',
);

let site: RunningSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  [site, browser] = await Promise.all([sharedSite(), openBrowser()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(30_000);
  page = await context.newPage();
}, 240_000);
afterAll(() => browser.close());

/** Submits in the session of the page, and waits for the verdict. */
async function solve(): Promise<string> {
  const api = `${site.url}/api/v1`;
  await context.request.post(`${api}/auth/guest`);
  const data = {
    challenge: SLUG,
    language: 'sql',
    mode: 'submit',
    files: [{ path: 'query.sql', content: QUERY }],
  };
  const submitted = await context.request.post(`${api}/submissions`, { data });
  const { id } = (await submitted.json()) as { id: string };
  // The event stream ends with the verdict.
  await context.request.get(`${api}/submissions/${id}/events`, {
    headers: { accept: 'text/event-stream' },
    timeout: 120_000,
  });
  const { verdict } = (await (await context.request.get(`${api}/submissions/${id}`)).json()) as {
    verdict: string;
  };
  return verdict;
}

describe('a person who practises', () => {
  // Checking for faults leaves the page narrow.
  beforeEach(() => page.setViewportSize({ width: 1280, height: 800 }));

  it('follows a track, and sees their progress', async () => {
    await page.goto(`${site.url}/tracks`);
    await page.getByRole('link', { name: 'First week' }).click();
    await page.getByRole('heading', { name: 'First week', level: 1 }).waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Start', exact: true }).click();
    const place = page.getByRole('navigation', { name: 'Track' });
    await place.getByRole('link', { name: /^Next/ }).waitFor();
    expect(await place.innerText()).toMatch(/First week\s+1 of 12/);

    expect(await solve()).toBe('accepted');
    await page.goto(`${site.url}/tracks/first-week`);
    await page.getByText('1 of 12 solved').waitFor();
    await page.goto(`${site.url}/me`);
    const next = page.getByRole('list', { name: 'Next' });
    await next.getByText('Next in First week: you’ve solved 1 of 12').waitFor();
    await page.getByRole('table', { name: 'Best scores' }).getByRole('link', { name: '100%' }).waitFor();
    await page.getByRole('button', { name: /^Compare with others/ }).click();
    await page.getByText(/Scores appear once 30 people have/).waitFor();
    expect(await findFaults(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain(
      `${SLUG},Products nobody bought,sql,1,solved,100`,
    );
  }, 240_000);

  it('narrows the catalogue by several values, which stay in the address', async () => {
    await page.goto(`${site.url}/challenges`);
    await page.getByRole('checkbox', { name: 'Warm-up', exact: true }).check();
    await page.getByRole('checkbox', { name: 'Easy', exact: true }).check();
    await page.getByLabel('Sort by').selectOption('Title');
    expect(new URL(page.url()).search).toBe('?difficulty=1%2C2&sort=title');
    await page.reload();
    const rows = page.getByRole('list', { name: 'Challenges' }).getByRole('listitem');
    await rows.first().waitFor();
    const titles = await rows.getByRole('heading').allInnerTexts();
    expect(titles).toEqual([...titles].sort((one, other) => one.localeCompare(other)));
    expect(await page.getByRole('checkbox', { name: 'Easy', exact: true }).isChecked()).toBe(true);
    expect(await findFaults(page)).toEqual([]);
  }, 60_000);

  it('sees thirty rows at 1280 by 800, also when fonts are blocked', async () => {
    const other = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await other.route('**/fonts/**', (route) => route.abort());
    const blocked = await other.newPage();
    for (const each of [page, blocked]) {
      await each.goto(`${site.url}/challenges`);
      const rows = each.getByRole('list', { name: 'Challenges' }).getByRole('listitem');
      const bottom = await rows.nth(29).boundingBox();
      expect((bottom?.y ?? 801) + (bottom?.height ?? 0)).toBeLessThanOrEqual(800);
    }
    await other.close();
  }, 60_000);
});
