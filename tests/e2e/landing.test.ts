import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../support/browser/browser.js';
import { findFaults, overflowOf } from '../support/browser/page-checks.js';
import { answerRequests, answersOf, servePages } from '../support/browser/pages-alone.js';

let pages: Awaited<ReturnType<typeof servePages>>;
let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  [pages, browser] = await Promise.all([servePages(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await pages.stop();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  await answerRequests(context, answersOf([]));
  page = await context.newPage();
  await page.goto(pages.url);
});
afterEach(() => context.close());

const part = (title: string) =>
  page.getByRole('heading', { name: title }).locator('xpath=ancestor::section[1]');

it('shows a measured curve, a row diff and a diagram of messages, each of a real submission', async () => {
  await part('Your speed, as a curve').getByRole('img').waitFor();
  const cells = part('Your rows, one by one').getByRole('cell', { name: 'Toaster' });
  expect(await cells.count()).toBeGreaterThanOrEqual(2);
  const history = part('Every message between your nodes');
  await history.getByText('was given twice').waitFor();
  expect(await page.getByRole('link', { name: 'The busiest window', exact: true }).count()).toBe(1);
  expect(await findFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1920, height: 1080 });
  expect(await overflowOf(page)).toBe(0);
});

it('is gone through by keyboard, pictures included', async () => {
  const history = part('Every message between your nodes');
  await history.getByText('was given twice').waitFor();
  const reached = new Set<string>();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(
      () => document.activeElement?.closest('section')?.querySelector('h2')?.textContent,
    );
    if (typeof place === 'string') reached.add(place);
  }
  expect([...reached]).toEqual(
    expect.arrayContaining(['Your speed, as a curve', 'Every message between your nodes', 'Three ways in']),
  );
});
