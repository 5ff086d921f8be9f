import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBarriers, openBrowser, typeCode } from '../support/browser/browser.js';
import { startSite, type Site } from '../support/site/site.js';
import { endProcess } from '../support/site/site-processes.js';
import { registerStaff } from '../support/site/staff.js';
import type { ChildProcess } from 'node:child_process';

let site: Site;
let worker: ChildProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite({ workers: 0 }), openBrowser()]);
  worker = site.startWorker();
  await site.ready();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await site.stop();
}, 60_000);

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(30_000);
  page = await context.newPage();
  await page.goto(`${site.url}/challenges/busiest-window`);
  await page.locator('.cm-content').waitFor();
});
afterEach(() => context.close());

async function submit(code: string): Promise<void> {
  await typeCode(page, code);
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await page.getByRole('heading', { name: 'Rejected' }).waitFor();
}

async function newestSubmission(): Promise<string> {
  const answer = await context.request.get(`${site.url}/api/v1/submissions?limit=1`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return items[0]?.id ?? '';
}

describe('a learner’s own submissions', () => {
  it('are compared side by side, and an older one is loaded without losing the draft', async () => {
    await submit('first = 1\n');
    await page.reload();
    await submit('second = 2\n');
    await page.getByRole('tab', { name: 'Submissions', exact: true }).click();
    const boxes = page.getByRole('checkbox', { name: /^Compare/ });
    await boxes.nth(1).check();
    await boxes.nth(0).check();
    await page.getByRole('link', { name: 'Compare selected' }).click();
    const left = page.getByRole('textbox', { name: 'The other submission, main.py' });
    await left.getByText('first').waitFor();
    await page.getByRole('textbox', { name: 'This submission, main.py' }).getByText('second').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel('Compare with').selectOption('starter');
    await page.getByRole('textbox', { name: 'The starter, main.py' }).waitFor();
    await page.goto(`${site.url}/challenges/busiest-window`);
    await typeCode(page, 'draft = 3\n');
    await page.getByRole('tab', { name: 'Submissions', exact: true }).click();
    await page.getByRole('button', { name: 'Load…' }).last().click();
    await page.getByRole('button', { name: 'Load submission' }).click();
    const code = page.locator('.cm-content').first();
    await code.getByText('first').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Restore my code' }).click();
    await code.getByText('draft').waitFor();
  }, 180_000);

  it('differ from the starter in ways that the editor shows', async () => {
    await typeCode(page, 'import sys\nchanged = True\n');
    await page.getByRole('button', { name: 'Changes' }).click();
    await page.getByRole('textbox', { name: 'Yours, main.py' }).getByText('changed').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the editor' }).click();
    await page.locator('.cm-content').getByText('changed').waitFor();
  }, 60_000);
});

describe('a submission that a reviewer had graded again', () => {
  it('shows its learner both results, what changed, and links between them', async () => {
    await submit('print(1)\n');
    const id = await newestSubmission();
    const { cookie } = await registerStaff(site, 'reviewer');
    const response = await fetch(`${site.url}/api/v1/submissions/${id}/regrade`, {
      method: 'POST',
      headers: { cookie },
    });
    expect(response.status).toBe(202);
    const { id: again } = (await response.json()) as { id: string };
    await page.goto(`${site.url}/submissions/${again}`);
    await page.getByRole('heading', { name: 'Rejected' }).waitFor();
    const rows = page.getByRole('table', { name: 'What regrading changed' }).getByRole('row');
    expect(await rows.nth(1).innerText()).toMatch(/Verdict\s+Rejected\s+Rejected/);
    expect(await rows.nth(2).innerText()).toMatch(/Score\s+0%\s+0%/);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'an earlier submission' }).click();
    await page.getByRole('link', { name: 'see the newer result' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/submissions/${id}`);
  }, 120_000);
});

describe('a submission that waits', () => {
  it('has a place in words, and can be cancelled', async () => {
    await endProcess(worker, 'SIGKILL');
    await typeCode(page, 'print(1)\n');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    // The status region says it too.
    const results = page.getByRole('region', { name: 'Results' });
    await results.getByText(/^(Next in line|Waiting behind \d+ submissions?)/).waitFor();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
    await page.getByText('Nothing was counted.').waitFor();
  }, 90_000);
});
