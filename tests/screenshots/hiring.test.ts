import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { findBarriers, openBrowser } from '../support/browser/browser.js';
import { answerRequests, servePages } from '../support/browser/pages-alone.js';
import { CANDIDATE } from './candidate-answers.js';
import { SIZES } from './sizes.js';
import { TEAM } from './team-answers.js';

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

type Answers = Readonly<Record<string, unknown>>;
const team = (name: string, path: string): readonly [string, string, Answers] => [`team-${name}`, path, TEAM];
const candidate = (
  name: keyof typeof CANDIDATE,
  path = '/sittings/sit1',
): readonly [string, string, Answers] => [`candidate-${name}`, path, CANDIDATE[name]];

const PAGES = [
  team('workspaces', '/w'),
  team('assessments', '/w/w1/assessments'),
  team('builder', '/w/w1/assessments/a1'),
  team('preview', '/w/w1/assessments/a1/preview'),
  team('invite', '/w/w1/assessments/a1/invite'),
  team('candidates', '/w/w1/candidates'),
  team('report', '/w/w1/sittings/sit1'),
  team('members', '/w/w1/members'),
  team('settings', '/w/w1/settings'),
  team('audit', '/w/w1/audit'),
  team('gone', '/w/w9'),
  team('join', '/join/token'),
  candidate('invited', '/i/token'),
  candidate('elsewhere', '/i/token'),
  candidate('ready'),
  candidate('running'),
  ['candidate-item', '/sittings/sit1/items/i1', CANDIDATE.running] as const,
  candidate('paused'),
  candidate('over'),
  candidate('ended'),
  candidate('lost'),
] as const;

describe.each(SIZES)('pages of assessments at $width pixels, $scheme', ({ width, height, scheme }) => {
  it.each(PAGES)('show %s without a barrier', async (name, path, answers) => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
    });
    await answerRequests(context, answers);
    const page = await context.newPage();
    await page.goto(`${pages.url}${path}`, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.screenshot({ path: `${FOLDER}/${name}-${width}-${scheme}.png`, fullPage: true });
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await context.close();
  });
});
