import { sittingSchema } from '@hone/contracts/hiring';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBarriers, openBrowser } from '../support/browser/browser.js';
import { openTeam } from '../support/browser/hiring-team.js';
import { moveWindow } from '../support/site/moved-window.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';

const CHALLENGE = 'The busiest window';
const PRACTICE = 'The allow list';
const MINUTE = 60_000;

let site: RunningSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([sharedSite(), openBrowser()]);
}, 240_000);
afterAll(() => browser.close(), 60_000);

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const startButton = (page: Page) => page.getByRole('button', { name: 'Start the assessment', exact: true });

/** Publishes a second version, with the window that the builder proposes; resolves to a link. */
async function inviteWithWindow(page: Page, team: Awaited<ReturnType<typeof openTeam>>): Promise<string> {
  await team.createWorkspace('Harbour Logistics');
  await team.publishAssessment('Back-end engineer', CHALLENGE, 30, PRACTICE);
  const limit = page.getByRole('checkbox', { name: /^Limit when candidates may start/ });
  await limit.check();
  await page.getByLabel('Until', { exact: true }).fill('2001-01-01T09:00');
  await page.getByText('Enter a time after the first one.').waitFor();
  await page.getByText('Not saved: check when candidates may start', { exact: false }).waitFor();
  await limit.uncheck();
  await limit.check();
  await page.getByText(/^The last candidate can work until/).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await press(page, 'Publish');
  await team.status('Version 2 is published.').first().waitFor();
  const link = await team.invite('Radhia Cousot');
  await page.getByText(/^Candidates can start from/).waitFor();
  return link;
}

/** Opens the invitation and gets ready; resolves to the sitting's id. */
async function getReady(candidate: Page, link: string): Promise<string> {
  await candidate.goto(link);
  await candidate.getByText(/^You can start from/).waitFor();
  await press(candidate, 'Get ready');
  await candidate.getByText('The start button appears here at that time.', { exact: false }).waitFor();
  expect(await startButton(candidate).count()).toBe(0);
  expect(await findBarriers(candidate)).toEqual([]);
  const [, sitting = ''] = /sittings\/(\w+)/.exec(candidate.url()) ?? [];
  return sitting;
}

it('opens an assessment on time, and lets a sitting that started in time continue', async () => {
  const contexts = await Promise.all([browser.newContext(), browser.newContext()]);
  try {
    const team = await openTeam(contexts[0], site.url);
    const candidate = await contexts[1].newPage();
    for (const page of [team.page, candidate]) page.setDefaultTimeout(60_000);
    const sitting = await getReady(candidate, await inviteWithWindow(team.page, team));

    const api = `${site.url}/api/v1/sittings/${sitting}`;
    const early = await candidate.request.post(`${api}/start`, { headers: { origin: site.url } });
    expect([early.status(), await early.json()]).toMatchObject([409, { code: 'SITTING_TOO_EARLY' }]);
    await press(candidate, 'Run the check');
    await candidate.getByText(/^A test run finished in/).waitFor({ timeout: 90_000 });

    await moveWindow(site, sitting, { opensInMs: 0, closesInMs: MINUTE });
    await startButton(candidate).click();
    await press(candidate, 'Start now');
    await candidate.locator('.cm-content').waitFor();
    await moveWindow(site, sitting, { opensInMs: -2 * MINUTE, closesInMs: -MINUTE });
    await candidate.reload();
    await candidate.locator('.cm-content').waitFor();
    const running = sittingSchema.parse(await (await candidate.request.get(api)).json());
    const givenMs = Date.parse(running.deadline ?? '') - Date.parse(running.startedAt ?? '');
    // More where a busy machine was down for a while, and credited it.
    expect(givenMs).toBeGreaterThanOrEqual(30 * MINUTE);

    await team.field('Name').fill('Kathleen Booth');
    await press(team.page, 'Create invitation');
    await team.page.getByText('Candidates can no longer start this version.', { exact: false }).waitFor();
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
  }
}, 240_000);
