import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startSite, type Site } from '../support/site.js';
import { followEvents, postSubmission } from '../support/submit.js';
import {
  BROKEN_PROGRAM,
  HOSTILE_SLUG,
  PRINTING_PROGRAM,
  writeHostileChallenge,
  type HostileChallenge,
} from './hostile-challenge.js';
import { INJECTIONS, ONE_LINE } from './injections.js';
import { newGuest, type Person } from './people.js';
import { openWatchedPage, type Watched } from './watched-page.js';

let challenge: HostileChallenge;
let site: Site;
let browser: Browser;
let guest: Person;
let watched: Watched;
let cases = 0;

beforeAll(async () => {
  challenge = writeHostileChallenge();
  [site, browser] = await Promise.all([startSite({ challenges: [challenge.folder] }), openBrowser()]);
  guest = await newGuest(site.url);
}, 240_000);

afterAll(async () => {
  process.stdout.write(`injection: ${cases} cases\n`);
  await browser.close();
  await site.stop();
  challenge.remove();
}, 60_000);

beforeEach(async () => {
  watched = await openWatchedPage(browser, site.url);
  const [name = '', value = ''] = (guest.headers['cookie'] ?? '').split(/=(.*)/s);
  await watched.context.addCookies([{ name, value, url: site.url }]);
});
afterEach(() => watched.context.close());

const NOTHING = { executed: [], requests: [], surprises: [], stoppedByPolicy: [] };

async function grade(content: string, mode: 'run' | 'submit'): Promise<string> {
  const order = {
    challenge: HOSTILE_SLUG,
    language: 'python',
    mode,
    files: [{ path: 'main.py', content }],
  } as const;
  const id = await postSubmission(site.url, order, { ...guest.headers });
  await followEvents(site.url, id, { ...guest.headers });
  return id;
}

describe('the watch itself', () => {
  it('notices text that a careless page would let in', async () => {
    await watched.page.route('**/careless', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<main>${INJECTIONS.join('\n')}</main>` }),
    );
    await watched.page.goto(`${site.url}/careless`, { waitUntil: 'domcontentloaded' }).catch(() => undefined);
    await watched.poke('a careless page').catch(() => undefined);
    expect(watched.findings.executed.length).toBeGreaterThan(0);
    expect(watched.findings.requests.length).toBeGreaterThan(0);
  }, 60_000);
});

describe('hostile text in a real browser', () => {
  it('does nothing as a statement, a title, a sample or a group', async () => {
    await watched.visit('/challenges');
    await watched.visit(`/challenges/${HOSTILE_SLUG}`);
    const text = await watched.page.locator('main').innerText();
    expect(text).toContain(`case ${INJECTIONS.length - 1}:`);
    expect(watched.findings).toEqual(NOTHING);
    cases += challenge.cases;
  }, 120_000);

  it('does nothing as what a program prints, on either stream, or as what its compiler says', async () => {
    const printed = await grade(PRINTING_PROGRAM, 'submit');
    const ran = await grade(PRINTING_PROGRAM, 'run');
    const broken = await grade(BROKEN_PROGRAM, 'run');
    for (const id of [printed, ran, broken]) {
      await watched.visit(`/submissions/${id}`);
      const closed = watched.page.locator('main li button[aria-expanded=false]');
      for (let left = await closed.count(); left > 0; left--) await closed.first().click();
      await watched.poke(`submission ${id}`);
    }
    expect(watched.findings).toEqual(NOTHING);
    cases += INJECTIONS.length * 4 + 2;
  }, 180_000);

  it('does nothing as a part of an address', async () => {
    for (const payload of ONE_LINE) {
      const encoded = encodeURIComponent(payload);
      await watched.page.goto(`${site.url}/challenges?q=${encoded}&skill=${encoded}#${encoded}`);
      await watched.poke(`search for ${payload}`);
      cases += 3;
    }
    for (const payload of ONE_LINE.slice(0, 8)) {
      await watched.visit(`/submissions/${encodeURIComponent(payload)}`);
      await watched.visit(`/challenges/${encodeURIComponent(payload)}`);
      await watched.visit(`/${encodeURIComponent(payload)}`);
      cases += 3;
    }
    expect(watched.findings).toEqual(NOTHING);
  }, 180_000);
});
