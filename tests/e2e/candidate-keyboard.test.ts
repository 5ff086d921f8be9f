import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser/browser.js';
import { openTeam } from '../support/browser/hiring-team.js';
import { createKeyboard } from '../support/browser/keyboard.js';
import { giveOwnClock, secondsLeft, skipTime } from '../support/browser/page-clock.js';
import { eventually } from '../support/eventually.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
const ACCEPTED = readFileSync(
  `${CHALLENGES}busiest-window/solutions/accepted/two-pointers-python/main.py`,
  'utf8',
);
const GRADED_MS = 90_000;

let site: RunningSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([sharedSite(), openBrowser()]);
}, 240_000);
afterAll(() => browser.close(), 60_000);

async function invite(): Promise<string> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const team = await openTeam(context, site.url);
  await team.createWorkspace('Harbour Logistics');
  await team.publishAssessment('Back-end engineer', 'The busiest window', 30, 'The allow list');
  const link = await team.invite('Annie Easley');
  await context.close();
  return link;
}

async function openPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await giveOwnClock(context);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

const status = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

async function expectMarks(page: Page): Promise<void> {
  const timer = page.getByRole('timer', { name: 'Time left' });
  expect(await timer.getAttribute('aria-live')).toBe('off');
  for (const [mark, words] of [
    [600, '10 minutes left'],
    [300, '5 minutes left'],
    [60, '1 minute left'],
    [30, '30 seconds left'],
  ] as const) {
    await eventually(
      async () => {
        await skipTime(page, 1_000 * Math.max(0, (await secondsLeft(page)) - mark));
        return await status(page, words).count();
      },
      (shown) => shown > 0,
      30_000,
    );
  }
}

async function prepare(page: Page, link: string): Promise<void> {
  const { press, tabTo, enterEditor } = createKeyboard(page);
  await page.goto(link);
  await page.getByRole('heading', { name: 'Back-end engineer', level: 1 }).waitFor();
  await press('Tab');
  await press('Enter');
  await tabTo('Get ready');
  await press('Enter');
  await page.getByRole('heading', { name: 'Get ready', level: 1 }).waitFor();
  await tabTo('Run the check');
  await press('Enter');
  await status(page, /^Running code: /).waitFor({ state: 'attached', timeout: GRADED_MS });
  await tabTo('Open the practice challenge');
  await press('Enter');
  await page.locator('.cm-content').waitFor();
  await enterEditor();
  await press('Control+Enter');
  await status(page, /^Run: /).waitFor({ state: 'attached', timeout: GRADED_MS });
  await tabTo('Back to getting ready', 'Shift+Tab');
  await press('Enter');
}

async function answer(page: Page): Promise<void> {
  const { press, focused, tabTo, enterEditor } = createKeyboard(page);
  await page.getByRole('heading', { name: 'Get ready', level: 1 }).waitFor();
  await tabTo('Start the assessment');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Start now?' }).waitFor();
  await tabTo('Start now');
  await press('Enter');
  await page.locator('.cm-content').waitFor();
  await enterEditor();
  await press('Control+A');
  await page.keyboard.insertText(ACCEPTED);
  await press('Control+Shift+Enter');
  await status(page, /^Verdict: accepted/).waitFor({ state: 'attached', timeout: GRADED_MS });
  expect(await focused()).toMatch(/^Code, /);
}

async function handIn(page: Page): Promise<void> {
  const { press, tabTo } = createKeyboard(page);
  await tabTo('Hand in…', 'Shift+Tab');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Hand in now?' }).waitFor();
  await tabTo('Hand in');
  await press('Enter');
  await page.getByRole('heading', { name: 'Thank you', level: 1 }).waitFor();
  await page.getByText(/% in total/).waitFor({ timeout: GRADED_MS });
  await tabTo(/^Which input would you try next/);
  await page.keyboard.insertText('No event at all, then all events in one second.');
  await tabTo('Save answer');
  await press('Enter');
  await page.getByRole('button', { name: 'Save again' }).waitFor();
}

it('a candidate needs a keyboard only, from the invitation to the letter, and hears the time', async () => {
  const link = await invite();
  const page = await openPage();
  await prepare(page, link);
  await answer(page);
  await expectMarks(page);
  await handIn(page);
  await page.context().close();
}, 360_000);
