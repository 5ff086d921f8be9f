import { beforeEach, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { ChallengeView } from '@hone/contracts';
import { browsePagesAlone } from '../support/browser/browse.js';
import { awaitFocus } from '../support/browser/browser.js';
import { answersOf } from '../support/browser/pages-alone.js';

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
  hintsAvailable: 0,
  submit: ['main.py'],
};

const pages = browsePagesAlone();
let page: Page;
beforeEach(async () => {
  const answers = { ...answersOf([]), '/challenges/sums': CHALLENGE };
  page = await pages.open('/challenges/sums', answers, { reducedMotion: 'reduce' });
  await page.locator('.cm-content').waitFor();
});

it('finds words in the editor once it has been entered', async () => {
  const loaded = page.waitForResponse(/search-setup/);
  await page.locator('.cm-content').click();
  await loaded;
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find' }).waitFor();
});

it('returns the focus when a lazily loaded dialog closes', async () => {
  const opener = page.getByRole('button', { name: 'Keyboard shortcuts' });
  for (let time = 0; time < 2; time += 1) {
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await awaitFocus(opener);
  }
});
