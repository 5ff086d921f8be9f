import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { SharedResult, WaitingDevice } from '@hone/contracts';
import { browsePagesAlone } from '../support/browser/browse.js';
import { findFaults } from '../support/browser/page-checks.js';
import { answersOf } from '../support/browser/pages-alone.js';

const AT = '2026-05-04T10:00:00.000Z';
const USER = { id: 'u1', name: 'Ada', email: 'ada@example.org', guest: false, roles: [], createdAt: AT };
const SHARED: SharedResult = {
  challenge: {
    slug: 'busiest-window',
    title: 'The busiest window',
    kind: 'optimization',
    difficulty: 3,
    summary: 'Find the window with the most requests.',
  },
  language: 'python',
  name: 'Ada',
  finishedAt: AT,
  points: 92.5,
  max: 100,
  groups: [{ title: 'Correctness', points: 40, max: 40 }],
  speed: {
    ratio: 1.4,
    curves: [
      {
        family: 'random',
        label: 'n',
        points: [1_000, 2_000, 4_000].map((n) => ({ n, cpuMs: n / 50, referenceCpuMs: n / 70 })),
      },
    ],
  },
  files: [{ path: 'main.py', content: `print('${'wide '.repeat(40)}')\n` }],
};
const DEVICE: WaitingDevice = { name: 'laptop', scopes: ['read', 'submit'], requestedAt: AT, tokenDays: 90 };

const pages = browsePagesAlone();

const open = (path: string, answers: Readonly<Record<string, unknown>>): Promise<Page> =>
  pages.open(path, { ...answersOf([]), ...answers }, { reducedMotion: 'reduce' });

it('shows a shared result, and that one is gone, without barriers', async () => {
  const page = await open('/s/abc', { '/shared-results/abc': SHARED });
  await page.getByRole('heading', { name: 'The busiest window, solved' }).waitFor();
  await page.getByRole('img', { name: /^CPU time by size/ }).waitFor();
  expect(await findFaults(page)).toEqual([]);
  await page.goto(`${pages.url}/s/other`);
  await page.getByRole('heading', { name: 'This result isn’t shared any more' }).waitFor();
  expect(await findFaults(page)).toEqual([]);
});

it('lets an owner share a result without barriers', async () => {
  const page = await open('/submissions/x1', {
    '/me': { user: USER },
    '/submissions/x1': {
      ...(answersOf([])['/submissions/x1'] as object),
      status: 'graded',
      verdict: 'accepted',
      finishedAt: AT,
    },
    '/submissions/x1/share': {
      sharable: true,
      link: { url: 'https://hone.example.org/s/abc', code: false, name: true },
    },
  });
  const panel = page.getByRole('region', { name: 'Share this result' });
  await panel.getByRole('button', { name: 'Stop sharing' }).waitFor();
  expect(await panel.getByRole('checkbox', { name: 'Show my name' }).isChecked()).toBe(true);
  expect(await findFaults(page)).toEqual([]);
});

it('asks for a code and for consent to connect a device without barriers', async () => {
  const page = await open('/device', { '/me': { user: USER }, '/auth/device/find': DEVICE });
  await page.getByRole('textbox', { name: 'Code' }).fill('BCDF-GHJK');
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Connect “laptop” to your account?' }).waitFor();
  expect(await findFaults(page)).toEqual([]);
});

it('has no page of components in what is built', async () => {
  const page = await open('/design', {});
  await page.getByRole('heading', { name: 'Not found' }).waitFor();
});
