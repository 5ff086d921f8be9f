import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browseSharedSite } from '../support/browser/browse.js';
import { awaitFocus, findBarriers, typeCode } from '../support/browser/browser.js';
import { watchComplaints } from '../support/browser/page-checks.js';

const SERVICE = readFileSync(
  fileURLToPath(
    new URL('../../challenges/first-endpoint/solutions/accepted/map-javascript/main.js', import.meta.url),
  ),
  'utf8',
).replace('server.listen', "console.log('about to listen');\nserver.listen");

const site = browseSharedSite();
let page: Page;
let complaints: readonly string[];

beforeEach(async () => {
  page = await site.newPage({ viewport: { width: 1280, height: 900 }, timeoutMs: 60_000 });
  complaints = watchComplaints(page);
  await page.goto(`${site.url}/challenges/first-endpoint`);
});

const requests = () => page.getByRole('textbox', { name: /^Requests/ });
const showInput = () => page.getByRole('tab', { name: 'Custom input', exact: true }).click();
const run = () => page.getByRole('button', { name: 'Run', exact: true }).click();
const verdict = (word: RegExp) =>
  page.getByRole('status').filter({ hasText: word }).waitFor({ state: 'attached' });

describe('a learner of API design', () => {
  it('reads the contract: operations, schemas, source, and a file to keep', async () => {
    await page.getByRole('tab', { name: 'Contract', exact: true }).click();
    await page.locator('summary').filter({ hasText: 'PUT /flags/{name}' }).click();
    await page.getByText('operationId: setFlag').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Problem', exact: true }).first().click();
    const heading = page.getByRole('heading', { name: 'Problem', exact: true });
    await awaitFocus(heading);
    await page.getByRole('button', { name: 'Source', exact: true }).click();
    await page.getByText('openapi: 3.1.0').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download openapi.yaml' }).click();
    expect((await saved).suggestedFilename()).toBe('openapi.yaml');
    expect(complaints).toEqual([]);
  }, 120_000);

  it('sends custom requests, reads the answers and the log, and finds them again', async () => {
    await typeCode(page, SERVICE);
    await showInput();
    await page.getByRole('button', { name: 'Use “A flag that is set can be read”' }).click();
    const sample = await requests().inputValue();
    expect(sample).toContain('PUT /flags/dark-mode');
    await requests().fill(`${sample}\n###\nGET {{host}}/flags/nobody\n`);
    await run();
    await verdict(/accepted/i);
    await page.getByText('Your service answered the requests.').waitFor();
    await page.getByText('All 3 requests were answered.').waitFor();
    const last = page.locator('details').filter({ hasText: 'GET /flags/nobody' });
    await last.getByText('application/problem+json').waitFor();
    await page.getByLabel('Log of your service').filter({ hasText: 'about to listen' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.reload();
    await showInput();
    expect(await requests().inputValue()).toBe('');
    await page.getByRole('combobox', { name: 'Earlier inputs' }).selectOption({ index: 1 });
    expect(await requests().inputValue()).toContain('GET {{host}}/flags/nobody');
    expect(complaints).toEqual([]);
  }, 180_000);

  it('sees the line of a request that cannot be sent', async () => {
    await showInput();
    await requests().fill('GET /flags\n\n###\nGET http://example.com/flags\n');
    await run();
    await verdict(/rejected/i);
    await page.getByText('Line 4: requests go to your service only, not to "example.com"').waitFor();
    await showInput();
    await requests().fill('GET /flags\n###\n'.repeat(1_000));
    await run();
    await page.getByText('this file has 1000 requests; a run plays up to 50').waitFor();
    expect(complaints).toEqual([]);
  }, 180_000);
});
