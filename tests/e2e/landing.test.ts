import { beforeEach, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browsePagesAlone } from '../support/browser/browse.js';
import { findFaults, overflowOf } from '../support/browser/page-checks.js';
import { answersOf } from '../support/browser/pages-alone.js';

const pages = browsePagesAlone();
let page: Page;
beforeEach(async () => {
  page = await pages.open('/', answersOf([]), { reducedMotion: 'reduce' });
});

const part = (title: string) =>
  page.getByRole('heading', { name: title }).locator('xpath=ancestor::section[1]');

it('shows a measured curve, a row diff and a diagram of messages, each of a real submission', async () => {
  await part('Your speed, as a curve').getByRole('img').waitFor();
  const cells = part('Your rows, one by one').getByRole('cell', { name: 'Toaster' });
  await cells.nth(1).waitFor();
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
