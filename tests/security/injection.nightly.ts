import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser/browser.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';
import { followEvents, postSubmission } from '../support/site/submit.js';
import {
  BROKEN_PROGRAM,
  HOSTILE_SLUG,
  PRINTING_PROGRAM,
  writeHostileChallenge,
  type HostileChallenge,
} from './hostile-challenge.js';
import { INJECTIONS, ONE_LINE } from './injections.js';
import { call, newAccount, newGuest, type Person } from './people.js';
import { openWatchedPage, type Watched } from './watched-page.js';

let challenge: HostileChallenge;
let site: RunningSite;
let browser: Browser;
let guest: Person;
let watched: Watched;
let cases = 0;

beforeAll(async () => {
  challenge = writeHostileChallenge();
  [site, browser] = await Promise.all([sharedSite(), openBrowser()]);
  await site.seed([challenge.folder]);
  guest = await newGuest(site.url);
}, 240_000);

afterAll(async () => {
  process.stdout.write(`injection: ${cases} cases\n`);
  await browser.close();
  challenge.remove();
}, 60_000);

beforeEach(async () => {
  watched = await openWatchedPage(browser, site.url);
  await useCookie(guest.headers['cookie'] ?? '');
});
afterEach(() => watched.context.close());

async function useCookie(cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await watched.context.addCookies([{ name, value, url: site.url }]);
}

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

  it('does nothing as hints, as an editorial, or as a picture opened by itself', async () => {
    const { headers } = guest;
    const base = `/api/v1/challenges/${HOSTILE_SLUG}`;
    await grade(PRINTING_PROGRAM, 'submit');
    await call(site.url, 'POST', `${base}/hints/next`, { headers });
    await call(site.url, 'POST', `${base}/give-up`, { headers });
    await watched.visit(`/challenges/${HOSTILE_SLUG}`);
    const picture = watched.page.locator('main img').first();
    await picture.waitFor();
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    for (const [name, text] of [
      ['Hints', 'Hint 1 of'],
      ['Editorial', 'case 0:'],
    ] as const) {
      await watched.page.getByRole('tab', { name }).click();
      await watched.page.getByText(text).first().waitFor();
      await watched.poke(name);
    }
    await watched.page.goto(`${site.url}${base}/assets/fixtures/hostile.svg`);
    await watched.page.mouse.click(20, 20);
    expect({ ...watched.findings, stoppedByPolicy: [] }).toEqual(NOTHING);
    cases += INJECTIONS.length * 2 + 1;
  }, 120_000);

  it('does nothing as the name of a person or a token', async () => {
    const person = await newAccount(site.url, 'Mallory');
    const { headers } = person;
    await useCookie(headers['cookie'] ?? '');
    const names = ONE_LINE.filter((text) => text.length <= 80).slice(0, 45);
    for (const name of names)
      await call(site.url, 'POST', '/api/v1/tokens', {
        headers,
        body: { name, scopes: ['read'] },
        status: 201,
      });
    for (const name of names.slice(0, 6)) {
      await call(site.url, 'PATCH', '/api/v1/me', { headers, body: { name } });
      await watched.visit('/me/account');
      await watched.page.getByText(name).first().waitFor();
    }
    await watched.visit('/me');
    expect(watched.findings).toEqual(NOTHING);
    cases += names.length + 6;
  }, 120_000);

  it('leads nobody away after signing in', async () => {
    const targets = [
      'javascript:__hit()',
      '//evil.example',
      '/\\evil.example',
      'https://evil.example/',
      '/%09/evil.example',
      'data:text/html,<script>__hit()</script>',
      ' //evil.example',
    ];
    const person = await newAccount(site.url, 'Grace');
    for (const target of targets) {
      await watched.context.clearCookies();
      await watched.page.goto(`${site.url}/sign-in?next=${encodeURIComponent(target)}`);
      await watched.page.getByLabel(/e-mail/i).fill(person.email ?? '');
      await watched.page.getByLabel('Password', { exact: true }).fill(person.password ?? '');
      await watched.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await watched.page.waitForURL((url) => url.pathname !== '/sign-in');
      expect(new URL(watched.page.url()).host).toBe(new URL(site.url).host);
      cases += 1;
    }
    expect(watched.findings).toEqual(NOTHING);
  }, 120_000);
});
