import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sittingReportSchema } from '@hone/contracts/hiring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBarriers, openBrowser, typeCode } from '../support/browser/browser.js';
import { openTeam } from '../support/browser/hiring-team.js';
import { giveOwnClock, secondsLeft, skipTime } from '../support/browser/page-clock.js';
import { eventually } from '../support/eventually.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';
import { startEarlier } from '../support/site/started-earlier.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
const ACCEPTED = readFileSync(
  `${CHALLENGES}busiest-window/solutions/accepted/two-pointers-python/main.py`,
  'utf8',
);
const CHALLENGE = 'The busiest window';
const TITLE = 'Senior back-end engineer';

let site: RunningSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([sharedSite(), openBrowser()]);
}, 240_000);
afterAll(() => browser.close(), 60_000);

interface People {
  readonly team: Awaited<ReturnType<typeof openTeam>>;
  readonly candidateContext: BrowserContext;
  readonly candidate: Page;
}

/** A team and a candidate, each with a separate browser. */
async function withPeople(play: (people: People) => Promise<void>): Promise<void> {
  const size = { viewport: { width: 1280, height: 900 } };
  const contexts = await Promise.all([browser.newContext(size), browser.newContext(size)]);
  const [teamContext, candidateContext] = contexts;
  try {
    await giveOwnClock(candidateContext);
    const team = await openTeam(teamContext, site.url);
    const candidate = await candidateContext.newPage();
    candidate.setDefaultTimeout(30_000);
    await play({ team, candidateContext, candidate });
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
  }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

/** From the invitation to the editor of the first challenge. */
async function start(candidate: Page, link: string): Promise<void> {
  await candidate.goto(link);
  await candidate.getByText('No camera, no microphone', { exact: false }).waitFor();
  await press(candidate, 'Get ready');
  await heading(candidate, 'Get ready').waitFor();
  expect(await findBarriers(candidate)).toEqual([]);
  await press(candidate, 'Start the assessment');
  await press(candidate, 'Start now');
  await candidate.locator('.cm-content').waitFor();
}

/** Delays the response to a start until after its push, which shows the sitting's overview. */
async function pushStartFirst(candidate: Page): Promise<void> {
  await candidate.route('**/api/v1/sittings/*/start', async (route) => {
    const response = await route.fetch();
    await heading(candidate, TITLE).waitFor();
    await route.fulfill({ response });
  });
}

/** From the link to a comment on the submitted answer. */
async function sit(candidate: Page, link: string): Promise<void> {
  await pushStartFirst(candidate);
  await start(candidate, link);
  expect(await candidate.getByRole('timer').innerText()).toMatch(/^(30:00|29:\d\d)$/);
  expect(await candidate.getByRole('tab', { name: 'Hints' }).count()).toBe(0);
  await typeCode(candidate, ACCEPTED);
  await candidate.getByRole('button', { name: 'Submit', exact: true }).click();
  await candidate
    .getByRole('status')
    .filter({ hasText: /accepted/i })
    .waitFor({ state: 'attached', timeout: 90_000 });
  expect(await findBarriers(candidate)).toEqual([]);
  await press(candidate, 'Hand in…');
  await candidate.getByText(/^Your submission from/).waitFor();
  await press(candidate, 'Hand in');
  await heading(candidate, 'Thank you').waitFor();
  await candidate.getByText(/% in total/).waitFor();
  await candidate.getByRole('button', { name: /^Comment on “Submission/ }).click();
  await candidate.getByLabel('Your comment').fill('I tested it with my own cases first.');
  await press(candidate, 'Save comment');
  await candidate.getByText('I tested it with my own cases first.').waitFor();
  expect(await findBarriers(candidate)).toEqual([]);
}

/** The team reads the report, reviews and decides. */
async function decide({ team }: People): Promise<void> {
  await team.openReport('Radhia Cousot');
  const { page } = team;
  await page.getByText('I tested it with my own cases first.').waitFor();
  const skills = page.getByRole('table', { name: 'Skills' });
  await skills.getByText('One challenge, no range').first().waitFor();
  await page.getByLabel('Notes').fill('Clear and fast.');
  await page.getByRole('button', { name: 'Hand in review' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in review' }).click();
  await page.getByRole('list', { name: 'Checks' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByLabel('Reason').fill('Solved it cleanly, and explained how.');
  await page.getByRole('button', { name: 'Record decision' }).click();
  await page.getByText(/^Advance, by Ada Lovelace/).waitFor();
  await expectShared(page);
  await page.getByRole('link', { name: 'All candidates' }).click();
  await page.getByRole('table', { name: 'Candidates' }).getByText('Decided').waitFor();
}

/** A link shows the result to a browser without a session: no name where reviews are blind, no code, no decision. */
async function expectShared(team: Page): Promise<void> {
  await press(team, 'Create share link');
  const link = await team.getByLabel('Share link', { exact: true }).inputValue();
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto(link);
  await heading(stranger, 'Candidate').waitFor();
  await stranger.getByText('I tested it with my own cases first.').waitFor();
  await stranger.getByRole('table', { name: 'Skills' }).waitFor();
  const text = await stranger.locator('main').innerText();
  for (const hidden of ['Radhia', 'Clear and fast', 'Solved it cleanly', 'import sys'])
    expect(text).not.toContain(hidden);
  expect(await findBarriers(stranger)).toEqual([]);
  await context.close();
}

/** The team looks at its candidates, and nobody reloads that page. */
async function watchTable({ page }: People['team']) {
  await page.getByRole('link', { name: 'Candidates', exact: true }).click();
  await page.getByText('Live', { exact: true }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  const timeout = 120_000;
  const shows = (status: string) =>
    page.getByRole('row', { name: new RegExp(`Radhia Cousot.*${status}`) }).waitFor({ timeout });
  await shows('Invited');
  // Polling pages ask for the whole list; pages that receive a push ask by id.
  const isPushed = (url: URL) => url.pathname.endsWith('/sittings') && url.searchParams.has('ids');
  const pushed = page.waitForRequest((request) => isPushed(new URL(request.url())), { timeout });
  return { shows, started: Promise.all([pushed, shows('In progress')]) };
}

async function buildSitAndDecide(people: People): Promise<void> {
  const { team, candidate } = people;
  await team.createWorkspace('Harbour Logistics');
  await team.publishAssessment(TITLE, CHALLENGE, 30);
  expect(await findBarriers(team.page)).toEqual([]);
  const link = await team.invite('Radhia Cousot');
  const table = await watchTable(team);
  await Promise.all([sit(candidate, link), table.started]);
  await table.shows('Graded');
  await decide(people);
}

/** The time left after the sitting is moved forward: long enough for the server to notice that nobody asks. */
const LEFT_SECONDS = 5;

/** Moves the sitting forward, in the browser and on the server, until it has little time left. */
async function passTime(candidate: Page): Promise<void> {
  const skipped = 1_000 * Math.max(0, (await secondsLeft(candidate)) - LEFT_SECONDS);
  const [, sitting = ''] = /sittings\/(\w+)/.exec(candidate.url()) ?? [];
  await startEarlier(site, sitting, skipped);
  await skipTime(candidate, skipped);
}

async function loseTheNetwork({ team, candidate, candidateContext }: People): Promise<void> {
  await team.createWorkspace('Harbour Logistics');
  await team.publishAssessment('One minute', CHALLENGE, 1);
  const link = await team.invite('Kathleen Booth');
  await start(candidate, link);
  await typeCode(candidate, ACCEPTED);
  await candidate.getByText(/^Saved/).waitFor();
  await candidateContext.setOffline(true);
  await typeCode(candidate, '# typed without a network\n');
  await candidate.getByText('You’re offline. Keep typing', { exact: false }).waitFor();
  await candidate.getByText(/Offline, saved on this device/).waitFor();
  await passTime(candidate);
  await candidate.getByRole('alertdialog', { name: 'Time is up' }).waitFor();
  await candidate
    .getByText('code that reaches the server within 90 seconds still counts', { exact: false })
    .waitFor();
  await candidateContext.setOffline(false);
  await heading(candidate, 'Thank you').waitFor();
  await candidate.getByText('your newest saved code was handed in for you', { exact: false }).waitFor();
  await candidate.getByText(/^Ended at the deadline/).waitFor();
  await candidate.getByText(/^Code arrived .* after the deadline/).waitFor();
  const letter = candidate.getByRole('region', { name: 'Your result' }).first();
  await eventually(
    () => letter.innerText(),
    (text) => text.includes('Your newest code at the end'),
    90_000,
  );

  await team.openReport('Kathleen Booth');
  await team.page
    .getByText(/at the deadline$/)
    .first()
    .waitFor();
  await team.page.getByText(/^Ended at the deadline/).waitFor();
  await team.page.getByText(/^Code arrived .* after the deadline/).waitFor();
  await expectLateCodeToCount(team.page);
}

async function expectLateCodeToCount(page: Page): Promise<void> {
  const [, workspace, sitting] = /w\/(\w+)\/sittings\/(\w+)/.exec(page.url()) ?? [];
  const path = `${site.url}/api/v1/workspaces/${workspace}/sittings/${sitting}`;
  const report = sittingReportSchema.parse(await (await page.request.get(path)).json());
  const view = await page.request.get(`${path}/submissions/${report.items[0]?.counted}`);
  expect(await view.text()).toContain('# typed without a network');
}

describe.concurrent('an assessment, from the workspace to the decision', () => {
  it('is built, sat, reviewed and decided', () => withPeople(buildSitAndDecide), 240_000);

  it(
    'waits for code when the network is away at the deadline, and shows both sides that it was late',
    () => withPeople(loseTheNetwork),
    240_000,
  );
});
