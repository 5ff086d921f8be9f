import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, typeCode } from '../support/browser/browser.js';
import { startSite, type Site } from '../support/site/site.js';
import { followEvents, getSubmission, guestCookie, postSubmission } from '../support/site/submit.js';
import { SIZES } from './sizes.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = `${ROOT}.hone/screenshots`;
const read = (path: string) => readFileSync(`${ROOT}challenges/${path}`, 'utf8');
const LINEAR = read('busiest-window/solutions/accepted/two-pointers-python/main.py');
const QUERY = read('quiet-customers/solutions/accepted/reference/query.sql');

let site: Site;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  const challenges = ['challenges/busiest-window', 'challenges/quiet-customers'];
  [site, browser] = await Promise.all([startSite({ challenges, measured: () => true }), openBrowser()]);
  // The first one calibrates.
  await followEvents(site.url, await submitMeasured());
}, 900_000);
afterAll(async () => {
  await browser.close();
  await site.stop();
}, 60_000);

/** By another person each time, so that nobody blocks themselves. */
async function submitMeasured(name = 'first'): Promise<string> {
  const cookie = await guestCookie(site.url, name);
  const files = [{ path: 'main.py', content: LINEAR }];
  return postSubmission(
    site.url,
    { challenge: 'busiest-window', language: 'python', mode: 'submit', files },
    { cookie },
  );
}

/** The same state in each window and theme; the test continues with the first one. */
async function shoot(page: Page, step: string): Promise<void> {
  for (const { width, height, scheme } of [...SIZES.slice(1), SIZES[0]]) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `${FOLDER}/two-stages-${step}-${width}-${scheme}.png` });
  }
}

describe('a measured submission while two others are measured and a query is graded', () => {
  it('is shown from the click to the verdict: correct first, then in line, then measured', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(300_000);
    await page.goto(`${site.url}/challenges/busiest-window`);
    await typeCode(page, LINEAR);
    await Promise.all([submitMeasured('second'), submitMeasured('third')]);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await shoot(page, '1-sent');
    const results = page.getByRole('region', { name: 'Results' });
    await results.getByText(/^Correct, 55 of 100 points so far/).waitFor();
    await shoot(page, '2-correct-and-in-line');
    const files = [{ path: 'query.sql', content: QUERY }];
    const query = await postSubmission(site.url, {
      challenge: 'quiet-customers',
      language: 'sql',
      mode: 'submit',
      files,
    });
    await followEvents(site.url, query);
    expect(await getSubmission(site.url, query)).toMatchObject({ verdict: 'accepted' });
    // The query is graded, and this one still waits to be measured or is measured.
    await results.getByText(/^Correct, 55 of 100 points so far/).waitFor();
    await results.getByText(/so far\..*Measuring/).waitFor();
    await shoot(page, '3-measured');
    await page
      .getByRole('status')
      .filter({ hasText: /accepted/i })
      .waitFor({ state: 'attached' });
    await shoot(page, '4-verdict');
    await page.close();
  }, 900_000);
});
