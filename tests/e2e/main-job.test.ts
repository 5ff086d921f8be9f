import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browseSharedSite } from '../support/browser/browse.js';
import { awaitFocus, findBarriers, typeCode } from '../support/browser/browser.js';
import { watchComplaints } from '../support/browser/page-checks.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
const solution = (path: string) => readFileSync(`${CHALLENGES}${path}`, 'utf8');
const ACCEPTED = solution('busiest-window/solutions/accepted/two-pointers-python/main.py');

const site = browseSharedSite();
let page: Page;
let complaints: readonly string[];

beforeEach(async () => {
  page = await site.newPage({ timeoutMs: 60_000 });
  complaints = watchComplaints(page);
});

const verdict = () => page.getByRole('status').filter({ hasText: /accepted|partial|rejected/i });

describe('a learner in a browser', () => {
  it('finds a challenge in the catalogue, solves it, and sees the verdict live; then finds it in the history', async () => {
    await page.goto(`${site.url}/`);
    await page
      .getByRole('link', { name: /challenges/i })
      .first()
      .click();
    // The first page has a link of that name, too, and stays until the catalogue has loaded.
    await page.getByRole('heading', { name: 'Challenges', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'The busiest window' }).click();
    await page.getByRole('button', { name: 'Submit', exact: true }).waitFor();
    await typeCode(page, ACCEPTED);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await verdict()
      .filter({ hasText: /accepted/i })
      .waitFor({ state: 'attached' });
    const list = page.getByRole('list', { name: 'Checks' });
    await list.getByRole('button', { name: /checks passed/ }).click();
    expect(await list.getByRole('listitem').count()).toBeGreaterThan(8);
    expect(complaints).toEqual([]);
    await page.goto(`${site.url}/me`);
    await page
      .getByRole('table')
      .getByText(/accepted/i)
      .waitFor();
    await page.goto(`${site.url}/challenges?status=solved`);
    await page.getByRole('link', { name: 'The busiest window' }).waitFor();
  }, 120_000);

  it('reloads in the middle and sees the same end', async () => {
    await page.goto(`${site.url}/challenges/busiest-window`);
    await typeCode(page, ACCEPTED);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByRole('list', { name: 'Checks' }).getByRole('listitem').first().waitFor();
    await page.reload();
    await verdict()
      .filter({ hasText: /accepted/i })
      .waitFor({ state: 'attached' });
    const titles = () => page.getByRole('list', { name: 'Checks' }).getByRole('listitem').allInnerTexts();
    const after = await titles();
    await page.reload();
    await page
      .getByRole('list', { name: 'Checks' })
      .getByRole('listitem')
      .nth(after.length - 1)
      .waitFor();
    expect(await titles()).toEqual(after);
    expect(await page.locator('.cm-content').innerText()).toContain('import sys');
    expect(complaints).toEqual([]);
  }, 120_000);

  it('sees expected and actual output of a failing sample', async () => {
    await page.goto(`${site.url}/challenges/busiest-window`);
    await typeCode(page, 'print("12 7")\n');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await verdict()
      .filter({ hasText: /rejected/i })
      .waitFor({ state: 'attached' });
    await page.getByText('12 7').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
  }, 120_000);

  it('sees missing and extra rows of a query', async () => {
    await page.goto(`${site.url}/challenges/quiet-customers`);
    const wrong = solution('quiet-customers/starter/sql/query.sql');
    await typeCode(page, `${wrong}\n`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page
      .getByText(/expected rows? missing/)
      .first()
      .waitFor();
    // Panels opened before the verdict may be redrawn with it.
    await verdict().waitFor({ state: 'attached' });
    await page.getByText('How the query ran').click();
    const plan = page.getByRole('region', { name: 'Plan of the query' });
    await plan.getByRole('rowheader').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
  }, 120_000);

  it('reads the tables of a task, follows a key, and is offered their names', async () => {
    await page.goto(`${site.url}/challenges/quiet-customers`);
    await page.getByRole('tab', { name: 'Tables', exact: true }).click();
    const columns = page.getByRole('table', { name: 'Columns of orders' });
    await columns.getByRole('row', { name: /customer_id integer allowed → customers/ }).waitFor();
    await columns.getByRole('link', { name: '→ customers' }).click();
    const heading = page.getByRole('heading', { name: /^customers/ });
    await awaitFocus(heading);
    await page.getByText('rows of customers in the sample').click();
    await page
      .getByRole('region', { name: 'Rows of customers' })
      .getByRole('cell', { name: 'Chidi', exact: true })
      .waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await typeCode(page, 'SELECT * FROM ord');
    await page.keyboard.press('Control+Space');
    await page.getByRole('option', { name: /^orders/ }).waitFor();
  }, 60_000);

  it('renders a hostile statement harmless', async () => {
    await page.route('**/api/v1/challenges/busiest-window', async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as Record<string, unknown>;
      const statement = [
        '<script>window.hacked = 1</script>',
        '<img src=x onerror="window.hacked = 2">',
        '[link](javascript:window.hacked=3)',
        '![image](https://elsewhere.example/x.png)',
        '<iframe src="/"></iframe>',
        'plain words',
      ].join('\n\n');
      await route.fulfill({ response, json: { ...body, statement } });
    });
    await page.goto(`${site.url}/challenges/busiest-window`);
    await page.getByText('plain words').waitFor();
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    const hrefs = await page
      .locator('a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(hrefs.filter((href) => href.startsWith('javascript'))).toEqual([]);
    expect(await page.locator('article iframe, article script, article img').count()).toBe(0);
  }, 60_000);
});
