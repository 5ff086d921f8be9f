import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sittingReportSchema } from '@hone/contracts/hiring';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBarriers, openBrowser, typeCode } from '../support/browser/browser.js';
import { openTeam } from '../support/browser/hiring-team.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
const ACCEPTED = readFileSync(
  `${CHALLENGES}busiest-window/solutions/accepted/two-pointers-python/main.py`,
  'utf8',
);
const CHALLENGE = 'The busiest window';

let site: RunningSite;
let browser: Browser;
let teamContext: BrowserContext;
let candidateContext: BrowserContext;
let team: Awaited<ReturnType<typeof openTeam>>;
let candidate: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([sharedSite(), openBrowser()]);
}, 240_000);
afterAll(() => browser.close(), 60_000);

beforeEach(async () => {
  const size = { viewport: { width: 1280, height: 900 } };
  [teamContext, candidateContext] = await Promise.all([browser.newContext(size), browser.newContext(size)]);
  team = await openTeam(teamContext, site.url);
  candidate = await candidateContext.newPage();
  candidate.setDefaultTimeout(30_000);
}, 60_000);
afterEach(async () => {
  await Promise.all([teamContext.close(), candidateContext.close()]);
});

const press = (name: string) => candidate.getByRole('button', { name, exact: true }).click();
const heading = (name: string | RegExp) => candidate.getByRole('heading', { name, level: 1 });

/** From the invitation to the editor of the first challenge. */
async function start(link: string): Promise<void> {
  await candidate.goto(link);
  await candidate.getByText('No camera, no microphone', { exact: false }).waitFor();
  await press('Get ready');
  await heading('Get ready').waitFor();
  expect(await findBarriers(candidate)).toEqual([]);
  await press('Start the assessment');
  await press('Start now');
  await candidate.locator('.cm-content').waitFor();
}

describe('an assessment, from the workspace to the decision', () => {
  it('is built, sat, reviewed and decided', async () => {
    await team.createWorkspace('Harbour Logistics');
    await team.publishAssessment('Senior back-end engineer', CHALLENGE, 30);
    expect(await findBarriers(team.page)).toEqual([]);
    const link = await team.invite('Radhia Cousot');

    await start(link);
    expect(await candidate.getByRole('timer').innerText()).toMatch(/^(30:00|29:\d\d)$/);
    expect(await candidate.getByRole('tab', { name: 'Hints' }).count()).toBe(0);
    await typeCode(candidate, ACCEPTED);
    await candidate.getByRole('button', { name: 'Submit', exact: true }).click();
    await candidate
      .getByRole('status')
      .filter({ hasText: /accepted/i })
      .waitFor({ state: 'attached', timeout: 90_000 });
    expect(await findBarriers(candidate)).toEqual([]);
    await press('Hand in…');
    await candidate.getByText(/^Your submission from/).waitFor();
    await press('Hand in');
    await heading('Thank you').waitFor();
    await candidate.getByText(/% in total/).waitFor();
    await candidate.getByRole('button', { name: /^Comment on “Submission/ }).click();
    await candidate.getByLabel('Your comment').fill('I tested it with my own cases first.');
    await press('Save comment');
    await candidate.getByText('I tested it with my own cases first.').waitFor();
    expect(await findBarriers(candidate)).toEqual([]);

    await team.openReport('Radhia Cousot');
    const { page } = team;
    await page.getByText('I tested it with my own cases first.').waitFor();
    await page.getByLabel('Notes').fill('Clear and fast.');
    await page.getByRole('button', { name: 'Hand in review' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hand in review' }).click();
    await page.getByRole('list', { name: 'Checks' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel('Reason').fill('Solved it cleanly, and explained how.');
    await page.getByRole('button', { name: 'Record decision' }).click();
    await page.getByText(/^Advance, by Ada Lovelace/).waitFor();
    await page.getByRole('link', { name: 'All candidates' }).click();
    await page.getByRole('table', { name: 'Candidates' }).getByText('Decided').waitFor();
  }, 240_000);

  it('waits for code when the network is away at the deadline, and shows both sides that it was late', async () => {
    await team.createWorkspace('Harbour Logistics');
    await team.publishAssessment('One minute', CHALLENGE, 1);
    const link = await team.invite('Kathleen Booth');
    await start(link);
    await typeCode(candidate, ACCEPTED);
    await candidate.getByText(/^Saved/).waitFor();
    await candidateContext.setOffline(true);
    await typeCode(candidate, '# typed without a network\n');
    await candidate.getByText('You’re offline. Keep typing', { exact: false }).waitFor();
    await candidate.getByText(/Offline, saved on this device/).waitFor();
    await candidate.getByRole('alertdialog', { name: 'Time is up' }).waitFor({ timeout: 75_000 });
    await candidate.getByText('It still counts if it reaches the server', { exact: false }).waitFor();
    await candidateContext.setOffline(false);
    await heading('Thank you').waitFor();
    await candidate.getByText('your newest saved code was handed in for you', { exact: false }).waitFor();
    await candidate.getByText(/^Ended at the deadline/).waitFor();
    await candidate.getByText(/^Code arrived .* after the deadline/).waitFor();
    await candidate.getByText('Your newest code at the end').waitFor({ timeout: 90_000 });

    await team.openReport('Kathleen Booth');
    await team.page
      .getByText(/at the deadline$/)
      .first()
      .waitFor();
    await team.page.getByText(/^Ended at the deadline/).waitFor();
    await team.page.getByText(/^Code arrived .* after the deadline/).waitFor();
    const [, workspace, sitting] = /w\/(\w+)\/sittings\/(\w+)/.exec(team.page.url()) ?? [];
    const path = `${site.url}/api/v1/workspaces/${workspace}/sittings/${sitting}`;
    const report = sittingReportSchema.parse(await (await team.page.request.get(path)).json());
    const view = await team.page.request.get(`${path}/submissions/${report.items[0]?.counted}`);
    expect(await view.text()).toContain('# typed without a network');
  }, 240_000);
});
