import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browsePagesAlone } from '../support/browser/browse.js';
import { findBarriers } from '../support/browser/browser.js';
import { overflowOf } from '../support/browser/page-checks.js';
import { CANDIDATE } from './candidate-answers.js';
import { lookOf, SIZES, type Size } from './sizes.js';
import { TEAM } from './team-answers.js';

const FOLDER = `${fileURLToPath(new URL('../..', import.meta.url))}.hone/screenshots`;

const pages = browsePagesAlone();
beforeAll(() => void mkdirSync(FOLDER, { recursive: true }));

type Answers = Readonly<Record<string, unknown>>;
const team = (name: string, path: string): readonly [string, string, Answers] => [`team-${name}`, path, TEAM];
const candidate = (
  name: keyof typeof CANDIDATE,
  path = '/sittings/sit1',
): readonly [string, string, Answers] => [`candidate-${name}`, path, CANDIDATE[name]];

const PAGES = [
  ['hire', '/hire', TEAM] as const,
  team('analytics', '/w/w1/assessments/a1/analytics'),
  team('shared', '/shared/token'),
  team('workspaces', '/w'),
  team('assessments', '/w/w1/assessments'),
  team('builder', '/w/w1/assessments/a1'),
  team('preview', '/w/w1/assessments/a1/preview'),
  team('invite', '/w/w1/assessments/a1/invite'),
  team('candidates', '/w/w1/candidates'),
  team('many', '/w/w1/candidates?status=graded'),
  team('report', '/w/w1/sittings/sit1'),
  team('similar', '/w/w1/sittings/sit1'),
  team('talk', '/w/w1/sittings/sit1/talk'),
  team('playback', '/w/w1/sittings/sit1/playback/i1'),
  team('webhooks', '/w/w1/webhooks'),
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
  ['candidate-playback', '/sittings/sit1/playback/i1', CANDIDATE.ended] as const,
  candidate('lost'),
] as const;

/** Pages that are also checked on the smallest phones and on wide screens. */
const WIDE_AND_NARROW = [
  'hire',
  'team-analytics',
  'team-shared',
  'team-many',
  'team-report',
  'team-similar',
  'team-talk',
  'team-playback',
  'team-webhooks',
  'team-settings',
  'team-members',
  'team-workspaces',
  'candidate-ended',
  'candidate-playback',
];
/** Actions on a page before its picture. */
const FIRST: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'team-playback': (page) => page.getByRole('button', { name: 'Next step' }).click(),
  'team-many': async (page) => {
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('To review');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Select all', exact: false }).click();
    await page.getByRole('button', { name: 'Erase 3', exact: true }).waitFor();
  },
  'team-similar': async (page) => {
    await page.getByRole('button', { name: 'Compare with other answers' }).click();
    await page.getByText('What this can’t tell you').click();
    await page.getByText('86% of this answer', { exact: false }).waitFor();
  },
  'team-webhooks': async (page) => {
    await page.getByRole('button', { name: 'Deliveries to', exact: false }).first().click();
    await page.getByRole('table').first().waitFor();
  },
};
const EDGES = ([320, 1920] as const).flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, height: 900, scheme })),
);

async function open(path: string, answers: Answers, size: Size): Promise<Page> {
  const page = await pages.open(path, answers, lookOf(size));
  await page.waitForLoadState('networkidle');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

describe.each([...SIZES, ...EDGES])('pages of assessments at $width pixels, $scheme', (size) => {
  const { width, scheme } = size;
  const isUsual = SIZES.some((usual) => usual.width === width);
  const shown = PAGES.filter(([name]) => isUsual || WIDE_AND_NARROW.includes(name));
  it.each(shown)('show %s without a barrier', async (name, path, answers) => {
    const page = await open(path, answers, size);
    await FIRST[name]?.(page);
    await page.screenshot({ path: `${FOLDER}/${name}-${width}-${scheme}.png`, fullPage: true });
    expect(await findBarriers(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });
});

it('prints a report as a sheet, without screen-only parts', async () => {
  const page = await open('/w/w1/sittings/sit1', TEAM, { width: 794, height: 1123, scheme: 'light' });
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: `${FOLDER}/team-report-print.png`, fullPage: true });
  for (const name of ['Print or save as PDF', 'Save review', 'Record decision', 'Create share link'])
    expect([name, await page.getByRole('button', { name, exact: true }).count()]).toEqual([name, 0]);
  expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0);
  await page.getByRole('table', { name: 'Result' }).waitFor();
  await page.pdf({ path: `${FOLDER}/team-report.pdf`, format: 'A4' });
  expect(statSync(`${FOLDER}/team-report.pdf`).size).toBeGreaterThan(10_000);
});
