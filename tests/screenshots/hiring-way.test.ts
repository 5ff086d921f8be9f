import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, typeCode } from '../support/browser/browser.js';
import { openTeam } from '../support/browser/hiring-team.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';
import { SIZES, type Size } from './sizes.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The whole process of a team and a candidate, in pictures in order, with the second at which each was taken. */
const FOLDER = `${ROOT}.hone/screenshots/way`;
const ACCEPTED = readFileSync(
  `${ROOT}challenges/busiest-window/solutions/accepted/two-pointers-python/main.py`,
  'utf8',
);
const GRADED_MS = 90_000;

let site: RunningSite;
let browser: Browser;
beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  [site, browser] = await Promise.all([sharedSite(), openBrowser()]);
}, 240_000);
afterAll(() => browser.close(), 60_000);

const taken: { readonly name: string; readonly seconds: number }[] = [];
let begun = 0;
const USUAL = SIZES[0];

async function showAs(page: Page, { width, height, scheme }: Size): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
}

/** A picture at each size and in each theme. The clock stands still meanwhile. */
async function take(page: Page, what: string): Promise<void> {
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'hidden' });
  const at = performance.now();
  const name = `${String(taken.length + 1).padStart(2, '0')}-${what}`;
  taken.push({ name, seconds: Math.round((at - begun) / 100) / 10 });
  for (const size of SIZES) {
    await showAs(page, size);
    await page.screenshot({ path: `${FOLDER}/${name}-${size.width}-${size.scheme}.png` });
  }
  await showAs(page, USUAL);
  begun += performance.now() - at;
}

async function openWindow() {
  const { width, height, scheme } = USUAL;
  return browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce' });
}

type Team = Awaited<ReturnType<typeof openTeam>>;

async function build(team: Team): Promise<string> {
  await team.visit('/w');
  await team.field('Workspace name').waitFor();
  await take(team.page, 'workspaces');
  await team.createWorkspace('Harbour Logistics');
  await team.publishAssessment('Back-end engineer', 'The busiest window', 30, 'The allow list');
  await take(team.page, 'builder');
  const link = await team.invite('Radhia Cousot');
  await team.page.getByLabel('Invitation link').scrollIntoViewIfNeeded();
  await take(team.page, 'invitation-link');
  return link;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function prepare(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByText('No camera, no microphone', { exact: false }).waitFor();
  await take(page, 'invitation');
  await press(page, 'Get ready');
  await press(page, 'Run the check');
  await page
    .locator('li:is([data-state="good"], [data-state="note"])', { hasText: 'Running code' })
    .waitFor({ timeout: GRADED_MS });
  await take(page, 'ready');
  await press(page, 'Start the assessment');
  await page.getByRole('dialog', { name: 'Start now?' }).waitFor();
  await take(page, 'start');
}

async function sit(page: Page): Promise<void> {
  await press(page, 'Start now');
  await page.locator('.cm-content').waitFor();
  await typeCode(page, ACCEPTED);
  await take(page, 'editor');
  await press(page, 'Submit');
  await page
    .getByRole('status')
    .filter({ hasText: /accepted/i })
    .waitFor({ state: 'attached', timeout: GRADED_MS });
  await take(page, 'verdict');
  await press(page, 'Hand in…');
  await page.getByText(/^Your submission from/).waitFor();
  await take(page, 'hand-in');
  await press(page, 'Hand in');
  await page.getByText(/% in total/).waitFor({ timeout: GRADED_MS });
  await page.getByLabel('Which input would you try next', { exact: false }).fill('No event at all.');
  await press(page, 'Save answer');
  await page.getByRole('button', { name: 'Save again' }).waitFor();
  await take(page, 'letter');
}

async function decide(team: Team): Promise<void> {
  const { page } = team;
  await page.getByRole('link', { name: 'Candidates', exact: true }).click();
  await page.getByRole('table', { name: 'Candidates' }).getByText('Radhia Cousot').waitFor();
  await take(page, 'candidates');
  await team.openReport('Radhia Cousot');
  await page.getByText('No event at all.').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await take(page, 'report');
  await press(page, 'Compare with other answers');
  await page.getByText('Nobody else has an answer', { exact: false }).waitFor();
  await take(page, 'similar');
  await page.getByLabel('Notes').fill('Clear and fast.');
  await take(page, 'review');
  await press(page, 'Hand in review');
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in review' }).click();
  await page.getByLabel('Reason').fill('Solved it cleanly, and explained how.');
  await press(page, 'Record decision');
  await page.getByText(/^Advance, by Ada Lovelace/).waitFor();
  await take(page, 'decision');
}

async function prepareTalk({ page }: Team): Promise<void> {
  await page.getByRole('link', { name: 'Prepare an interview' }).click();
  await page.getByRole('heading', { name: 'Interview with Radhia Cousot' }).waitFor();
  await page.getByText('No event at all.').waitFor();
  await take(page, 'talk');
  await page.getByRole('link', { name: 'Play back how it was written' }).click();
  await page.getByRole('heading', { name: 'Playback: The busiest window' }).waitFor();
  await page.getByRole('region', { name: /^Code in / }).waitFor();
  await take(page, 'playback');
}

it('records the way from a new workspace to a decision, in two windows', async () => {
  begun = performance.now();
  const windows = await Promise.all([openWindow(), openWindow()]);
  const team = await openTeam(windows[0], site.url);
  const link = await build(team);
  const candidate = await windows[1].newPage();
  candidate.setDefaultTimeout(30_000);
  await prepare(candidate, link);
  await sit(candidate);
  await decide(team);
  await prepareTalk(team);
  writeFileSync(`${FOLDER}/times.json`, `${JSON.stringify(taken, null, 2)}\n`);
  expect(taken.find(({ name }) => name.endsWith('invitation-link'))?.seconds).toBeLessThan(180);
  await Promise.all(windows.map((context) => context.close()));
}, 360_000);
