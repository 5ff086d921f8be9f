import { beforeEach, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { ChallengeView } from '@hone/contracts';
import { browsePagesAlone } from '../support/browser/browse.js';
import { awaitFocus } from '../support/browser/browser.js';
import { findFaults, watchMotion } from '../support/browser/page-checks.js';
import { answersOf } from '../support/browser/pages-alone.js';

const CHALLENGE: ChallengeView = {
  slug: 'ties',
  title: 'Top sellers with ties',
  kind: 'sql',
  summary: 'A report of the best sellers of each region.',
  difficulty: 2,
  minutes: 20,
  skills: ['relational'],
  languages: ['sql'],
  status: 'solved',
  version: 1,
  statement: 'For each region, print the **three best-selling products**.\n',
  starter: { sql: [{ path: 'query.sql', content: 'SELECT 1\n' }] },
  samples: [],
  tables: [
    {
      name: 'products',
      columns: [{ name: 'id', type: 'integer', nullable: false }],
      constraints: [],
      rowCount: 0,
      rows: [],
    },
  ],
  engine: 'postgresql',
  limits: { cpuMs: 2_000, wallMs: 6_000, memoryMiB: 256, outputKiB: 1_024, processes: 32 },
  groups: [{ id: 'correct', title: 'Correctness', weight: 100 }],
  hintsAvailable: 3,
  submit: ['query.sql'],
};
const AIDS = {
  hints: [],
  hintsAvailable: 3,
  attemptsToNextHint: 0,
  solved: true,
  gaveUp: false,
  editorial: true,
};

const pages = browsePagesAlone();
let page: Page;
let seenMotion: () => Promise<string[]>;
beforeEach(async () => {
  const answers = { ...answersOf([]), '/challenges/ties': CHALLENGE, '/challenges/ties/aids': AIDS };
  page = await pages.newPage(answers, { viewport: { width: 320, height: 800 }, reducedMotion: 'reduce' });
  seenMotion = await watchMotion(page);
  await page.goto(`${pages.url}/challenges/ties`);
  await tab('Statement').last().waitFor();
});

const strip = () => page.getByRole('tablist', { name: 'Challenge' });
const tab = (name: string) => page.getByRole('tab', { name, exact: true });
const more = () => page.getByRole('button', { name: /^\d more tabs?$/ });

it('keeps tabs in one line and puts the others into a menu', async () => {
  await page.getByRole('tab', { name: 'Editorial', includeHidden: true }).waitFor({ state: 'attached' });
  await more().waitFor();
  expect((await strip().boundingBox())?.height).toBeLessThan(48);
  await more().click();
  const items = page.getByRole('menu').getByRole('menuitem');
  // The strip is measured again once its fonts have loaded.
  await expect.poll(async () => (await strip().getByRole('tab').count()) + (await items.count())).toBe(5);
  expect(await findFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1600, height: 800 });
  await expect.poll(() => strip().getByRole('tab').count()).toBe(5);
  expect(await more().count()).toBe(0);
});

it('goes through all tabs with arrow keys, and through the menu', async () => {
  await more().waitFor();
  await strip().getByRole('tab', { name: 'Statement' }).focus();
  await page.keyboard.press('End');
  await expectFront('Submissions');
  await page.keyboard.press('ArrowRight');
  await expectFront('Statement');
  await more().focus();
  await page.keyboard.press('Enter');
  await page.locator('[role="menuitem"]:focus').waitFor();
  await page.keyboard.press('End');
  const last = page.getByRole('menuitem').last();
  const name = (await last.textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expectFront(name);
  await more().click();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await awaitFocus(more());
});

it('opens the menu within 150 ms, and without motion where that is wanted', async () => {
  await more().click();
  const menu = page.getByRole('menu');
  await menu.waitFor();
  expect(await seenMotion()).toEqual([]);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await menu.evaluate((element) => getComputedStyle(element).animationDuration)).toBe('0.15s');
});

async function expectFront(name: string): Promise<void> {
  const front = strip().getByRole('tab', { name, exact: true, selected: true });
  await front.waitFor();
  await awaitFocus(front);
  await page.getByRole('tabpanel', { name, exact: true }).last().waitFor();
}
