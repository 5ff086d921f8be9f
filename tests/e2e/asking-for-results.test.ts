import { beforeEach, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { ChallengeView } from '@hone/contracts';
import { browsePagesAlone } from '../support/browser/browse.js';
import { answersOf, failedCheck, failedWith } from '../support/browser/pages-alone.js';
import { eventually } from '../support/eventually.js';

const CHALLENGE: ChallengeView = {
  slug: 'sums',
  title: 'Sums',
  kind: 'optimization',
  summary: 'Sum numbers.',
  difficulty: 1,
  minutes: 10,
  skills: ['optimization'],
  languages: ['python'],
  status: 'new',
  version: 1,
  statement: 'Print the **sum**.\n',
  starter: { python: [{ path: 'main.py', content: 'print(sum([1, 2]))\n' }] },
  samples: [],
  limits: { cpuMs: 2_000, wallMs: 6_000, memoryMiB: 256, outputKiB: 1_024, processes: 32 },
  groups: [{ id: 'correct', title: 'Correctness', weight: 100 }],
  hintsAvailable: 2,
  submit: ['main.py'],
};
const AIDS = {
  hints: [],
  hintsAvailable: 2,
  attemptsToNextHint: 0,
  solved: false,
  gaveUp: false,
  editorial: false,
};

const pages = browsePagesAlone();
let page: Page;
beforeEach(async () => {
  const answers = {
    ...answersOf(failedWith(failedCheck('Sample 1', { type: 'summary', text: 'Not the sum.' }))),
    '/challenges/sums': CHALLENGE,
    '/challenges/sums/aids': AIDS,
  };
  page = await pages.newPage(answers, { reducedMotion: 'reduce' });
});

const focusedPane = () => page.evaluate(() => document.activeElement?.closest('[id^="pane-"]')?.id);

it('makes room for the results on the click, so that nothing moves when they arrive', async () => {
  await page.goto(`${pages.url}/challenges/sums`);
  await page.locator('.cm-content').click();
  const height = async () => (await page.locator('#pane-console').boundingBox())?.height ?? 0;
  expect(await height()).toBeLessThan(400);
  await page.keyboard.press('Control+Enter');
  await eventually(height, (now) => now > 400);
});

it('moves the focus along on a small screen, where its pane is hidden', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${pages.url}/challenges/sums?submission=x1&mode=submit`);
  await page.getByRole('button', { name: 'See the hints' }).focus();
  await page.keyboard.press('Enter');
  await eventually(focusedPane, (pane) => pane === 'pane-statement');
  await page.getByRole('tab', { name: 'Code', exact: true }).click();
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Enter');
  await eventually(focusedPane, (pane) => pane === 'pane-console');
});
