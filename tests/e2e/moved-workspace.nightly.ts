import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { submittedSchema } from '@hone/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { actOn, openInvitation } from '../../services/api/src/testing/hiring-people.js';
import { TestClient } from '../../services/api/src/testing/test-client.js';
import { findBarriers, openBrowser } from '../support/browser/browser.js';
import { openTeam } from '../support/browser/hiring-team.js';
import { createVisitor } from '../support/browser/visitor.js';
import { openCommandLine } from '../support/site/command-line.js';
import { startSite, type Site } from '../support/site/site.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PICTURES = `${ROOT}.hone/screenshots/moved`;
const CHALLENGE = 'challenges/busiest-window';
const ACCEPTED = readFileSync(`${ROOT}${CHALLENGE}/solutions/accepted/two-pointers-python/main.py`, 'utf8');
const NAME = 'Radhia Cousot';
const folder = mkdtempSync(join(tmpdir(), 'hone-moved-'));

let from: Site;
let to: Site;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  [from, to, browser] = await Promise.all([
    startSite({ challenges: [CHALLENGE], runtimes: ['python'] }),
    startSite({ workers: 0, challenges: [CHALLENGE] }),
    openBrowser(),
  ]);
}, 300_000);
afterAll(async () => {
  await Promise.all([browser.close(), from.stop(), to.stop()]);
  rmSync(folder, { recursive: true });
}, 60_000);

/** Sits the assessment of a link to its end, with an answer that is accepted. */
async function sit(link: string): Promise<void> {
  const candidate = new TestClient(from.url);
  const sitting = await openInvitation(candidate, link.split('/').at(-1) ?? '');
  await actOn(candidate, sitting, 'start');
  const json = {
    challenge: 'busiest-window',
    language: 'python',
    mode: 'submit',
    files: [{ path: 'main.py', content: ACCEPTED }],
    sitting,
  };
  await candidate.get(submittedSchema, '/api/v1/submissions', { json }, 202);
  await actOn(candidate, sitting, 'finish');
}

type Team = Awaited<ReturnType<typeof openTeam>>;

/** A workspace with one candidate, on whom the team has decided. */
async function decide(team: Team): Promise<void> {
  const { page } = team;
  await team.createWorkspace('Harbour Logistics');
  await team.publishAssessment('Back-end engineer', 'The busiest window', 30);
  await sit(await team.invite(NAME));
  await page.getByRole('link', { name: 'Candidates', exact: true }).click();
  await page.getByRole('table').getByText('Graded', { exact: true }).waitFor({ timeout: 120_000 });
  await team.openReport(NAME);
  await page.getByLabel('Notes').fill('Clear and fast.');
  await team.button('Hand in review').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in review' }).click();
  await page.getByLabel('Reason').fill('Solved it cleanly.');
  await team.button('Record decision').click();
  await page.getByText(/^Advance, by Ada Lovelace/).waitFor();
}

/** Downloads the workspace as its owner does. */
async function download({ page }: Team): Promise<string> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download workspace' }).click(),
  ]);
  const path = join(folder, 'workspace.ndjson');
  await file.saveAs(path);
  return path;
}

/** A report's text, without the parts that differ by reader. */
async function readResult(page: Page): Promise<string> {
  await page.getByText(/^Advance, by /).waitFor();
  return page.getByRole('table', { name: 'Result' }).innerText();
}

it('a workspace that was downloaded in one Hone is read in another one', async () => {
  const contexts = await Promise.all([browser.newContext(), browser.newContext()]);
  const team = await openTeam(contexts[0], from.url);
  await decide(team);
  const before = await readResult(team.page);
  const file = await download(team);

  const page = await contexts[1].newPage();
  page.setDefaultTimeout(30_000);
  const owner = createVisitor(page, to.url);
  const { email } = await owner.register();
  const env = { HONE_API_URL: to.url, HONE_OPERATOR_TOKEN: to.operatorToken };
  const restored = await openCommandLine(folder, env)('admin', 'restore-workspace', file, email);
  expect(restored).toMatchObject({ code: 0, json: { ok: true } });

  await owner.visit('/w');
  await page.getByRole('link', { name: 'Harbour Logistics' }).click();
  await page.screenshot({ path: `${PICTURES}/1-assessments.png`, fullPage: true });
  await page.getByRole('link', { name: 'Candidates', exact: true }).click();
  await page.getByRole('link', { name: NAME }).click();
  expect(await readResult(page)).toBe(before);
  await page.getByText('Clear and fast.').waitFor();
  await page.screenshot({ path: `${PICTURES}/2-report.png`, fullPage: true });
  expect(await findBarriers(page)).toEqual([]);
  await Promise.all(contexts.map((context) => context.close()));
}, 300_000);
