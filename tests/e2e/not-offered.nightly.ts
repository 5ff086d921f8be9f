import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser/browser.js';
import { findFaults } from '../support/browser/page-checks.js';
import { startSite, type Site } from '../support/site/site.js';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ workers: 0 }), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await site.stop();
}, 60_000);

describe('a challenge that nobody can grade yet', () => {
  it('says so, takes no answer, and opens its editor by itself when a worker has come', async () => {
    const viewport = { width: 1280, height: 900 };
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.goto(`${site.url}/challenges/top-sellers-with-ties`);
    await page.getByRole('status').filter({ hasText: 'This challenge isn’t ready yet.' }).waitFor();
    const submit = page.getByRole('button', { name: 'Submit', exact: true });
    expect(await submit.isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Run', exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press('Control+Shift+Enter');
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await findFaults(page)).toEqual([]);
    await page.setViewportSize(viewport);

    site.startWorker();
    await page.locator('.cm-content').waitFor({ timeout: 120_000 });
    expect(await page.getByText('This challenge isn’t ready yet.').count()).toBe(0);
    await submit.click();
    await page
      .getByRole('status')
      .filter({ hasText: /rejected/i })
      .waitFor({ state: 'attached', timeout: 60_000 });
    await context.close();
  }, 240_000);
});
