import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { incidentFiles } from '../../services/web/src/incident/incident.fixture.js';
import { openBrowser } from '../support/browser/browser.js';
import { answersOfIncident, INCIDENT_PAGE } from '../support/browser/incident-pages.js';
import { answerRequests, servePages } from '../support/browser/pages-alone.js';
import { SIZES } from './sizes.js';

const FOLDER = `${fileURLToPath(new URL('../..', import.meta.url))}.hone/screenshots`;

let pages: Awaited<ReturnType<typeof servePages>>;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  [pages, browser] = await Promise.all([servePages(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

describe.each(SIZES)('an incident at $width pixels, $scheme', ({ width, height, scheme }) => {
  it('shows its logs, metrics and a trace', async () => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
    });
    await answerRequests(context, answersOfIncident(incidentFiles({ checkouts: 240 })));
    const page = await context.newPage();
    const shoot = async (name: string): Promise<void> => {
      await page.screenshot({ path: `${FOLDER}/incident-${name}-${width}-${scheme}.png` });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    };
    await page.goto(`${pages.url}${INCIDENT_PAGE}`);
    await page.getByRole('tab', { name: 'Evidence', exact: true }).click();
    await page.getByRole('region', { name: 'Log lines in order of time' }).waitFor();
    await shoot('logs');
    await page.getByRole('tab', { name: 'Metrics', exact: true }).click();
    await page.getByRole('img', { name: /^pool_waiting/ }).waitFor();
    await shoot('metrics');
    await openSlowest(page);
    await shoot('trace');
    await context.close();
  });
});

async function openSlowest(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Traces', exact: true }).click();
  await page.getByRole('combobox', { name: 'Order' }).selectOption('slow');
  await page
    .getByRole('button', { name: /^Open the trace that begins/ })
    .first()
    .click();
  await page.getByRole('region', { name: /^Trace 0/ }).waitFor();
}
