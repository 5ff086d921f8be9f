import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, typeCode } from '../support/browser/browser.js';
import { findFaults, overflowOf, watchMotion } from '../support/browser/page-checks.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';
import { followEvents, guestCookie, postSubmission, type SubmitOrder } from '../support/site/submit.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
const file = (path: string, name: string) => ({
  path: name,
  content: readFileSync(CHALLENGES + path, 'utf8'),
});

const python = (content: string): SubmitOrder => ({
  challenge: 'busiest-window',
  language: 'python',
  mode: 'submit',
  files: [{ path: 'main.py', content }],
});
const ACCEPTED = file('busiest-window/solutions/accepted/two-pointers-python/main.py', 'main.py').content;
const WRONG = file('busiest-window/solutions/wrong/end-included-python/main.py', 'main.py').content;

/** One submission per kind of evidence, and the two ends that have none. */
const ORDERS: Readonly<Record<string, SubmitOrder>> = {
  'an accepted submission': python(ACCEPTED),
  'a rejected one with a diff and with words about hidden data': python(WRONG),
  'one that does not compile': python('def (:\n'),
  'one that stopped with an error': python('raise SystemExit("no")\n'),
  'a run on input of one’s own': { ...python(ACCEPTED), mode: 'run', input: '3 10\n1\n2\n30\n' },
  'a query with rows missing': {
    challenge: 'quiet-customers',
    language: 'sql',
    mode: 'submit',
    files: [file('quiet-customers/solutions/wrong/not-in-null/query.sql', 'query.sql')],
  },
};

let site: RunningSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const ids = new Map<string, string>();

beforeAll(async () => {
  [site, browser] = await Promise.all([sharedSite(), openBrowser()]);
  const sent = Object.entries(ORDERS).map(async ([name, order]) => {
    const id = await postSubmission(site.url, order);
    await followEvents(site.url, id);
    ids.set(name, id);
  });
  await Promise.all(sent);
}, 240_000);
afterAll(async () => {
  await browser.close();
}, 60_000);

async function open(options: { guest: boolean }): Promise<void> {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  if (options.guest) {
    const cookies = (await guestCookie(site.url)).split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return { name, value, url: site.url };
    });
    await context.addCookies(cookies);
  }
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
}
const visit = (path: string) => page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();

afterEach(() => context?.close());

describe('somebody without a session meets no barrier, light and dark', () => {
  beforeEach(() => open({ guest: false }));

  it.each([
    '/',
    '/challenges',
    '/challenges?kind=sql&difficulty=2',
    '/challenges?q=nothing-is-called-like-this',
    '/challenges/nowhere',
    '/submissions/nowhere',
    '/nowhere',
    '/me',
    '/me/account',
    '/sign-in',
    '/register',
  ])(
    'on %s',
    async (path) => {
      await visit(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await findFaults(page)).toEqual([]);
    },
    60_000,
  );

  it('when fields were left empty', async () => {
    await visit('/register');
    await press('Create account');
    await page.getByText('Enter a name.').waitFor();
    expect(await findFaults(page)).toEqual([]);
  }, 60_000);

  it('when the filters are open on a small screen', async () => {
    await visit('/challenges');
    await page.setViewportSize({ width: 390, height: 800 });
    await press('Filters');
    expect(await findFaults(page)).toEqual([]);
  }, 60_000);

  it('when nothing can be loaded', async () => {
    await page.route('**/api/v1/challenges**', (route) => route.abort());
    await visit('/challenges');
    await page.getByRole('alert').waitFor();
    expect(await findFaults(page)).toEqual([]);
  }, 60_000);
});

describe('a guest meets no barrier, light and dark', () => {
  beforeEach(() => open({ guest: true }));

  it.each(Object.keys(ORDERS))(
    'on the page of %s',
    async (name) => {
      await visit(`/submissions/${ids.get(name)}`);
      await page.getByRole('heading', { name: /accepted|partial|rejected/i }).waitFor();
      expect(await findFaults(page)).toEqual([]);
    },
    60_000,
  );

  it.each(['/me', '/me/account', '/challenges?status=solved'])(
    'on %s',
    async (path) => {
      await visit(path);
      expect(await findFaults(page)).toEqual([]);
    },
    60_000,
  );

  it('with the account menu and the dialog for deleting open', async () => {
    await visit('/me/account');
    await page.getByRole('button', { name: /account menu/ }).click();
    expect(await findFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await press('Delete my guest work');
    await page.getByRole('dialog').waitFor();
    expect(await findFaults(page)).toEqual([]);
  }, 60_000);

  it.each(['Checks', 'Custom input', 'Output', 'Log'])(
    'in the workbench with the tab %s of the console in front',
    async (name) => {
      const id = ids.get('a rejected one with a diff and with words about hidden data');
      await visit(`/challenges/busiest-window?submission=${id}&mode=submit`);
      await page.getByRole('heading', { name: 'Rejected' }).waitFor();
      await tab(name);
      expect(await findFaults(page)).toEqual([]);
    },
    60_000,
  );

  it('in each pane of the workbench on a small screen', async () => {
    const id = ids.get('a query with rows missing');
    await page.setViewportSize({ width: 390, height: 800 });
    await visit(`/challenges/quiet-customers?submission=${id}&mode=submit`);
    const panes = page.getByRole('tablist', { name: 'Panes' });
    for (const name of ['Statement', 'Code', 'Results']) {
      await panes.getByRole('tab', { name }).click();
      expect(await findFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 800 });
    }
  }, 90_000);

  it('in the workbench with its dialogs open', async () => {
    await visit('/challenges/busiest-window');
    await typeCode(page, 'print(1)\n');
    await press('Reset to starter');
    await page.getByRole('dialog').waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.keyboard.press('Escape');
    await press('Keyboard shortcuts');
    await page.getByRole('dialog').waitFor();
    expect(await findFaults(page)).toEqual([]);
  }, 90_000);
});

describe('somebody with special settings', () => {
  it('sees nothing move, from the first page to the verdict', async () => {
    await open({ guest: true });
    const seenMotion = await watchMotion(page);
    await visit('/');
    await visit('/challenges');
    await page.getByRole('link', { name: 'The busiest window' }).click();
    await typeCode(page, WRONG);
    await press('Keyboard shortcuts');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await press('Submit');
    await page.getByRole('heading', { name: 'Rejected' }).waitFor();
    await page.getByRole('button', { name: /Fail/ }).last().click();
    expect(await seenMotion()).toEqual([]);
  }, 90_000);

  it('reads every page at 400 % without moving it sideways', async () => {
    await open({ guest: true });
    // 1280 by 1024 pixels at 400 %.
    await page.setViewportSize({ width: 320, height: 256 });
    const id = ids.get('a rejected one with a diff and with words about hidden data');
    const paths = [
      '/',
      '/challenges',
      '/challenges/busiest-window',
      `/submissions/${id}`,
      '/me',
      '/me/account',
    ];
    for (const path of [...paths, '/sign-in', '/register']) {
      await visit(path);
      expect({ path, overflow: await overflowOf(page) }).toEqual({ path, overflow: 0 });
    }
  }, 90_000);

  it('can see the selection and the focus in forced colours', async () => {
    await open({ guest: true });
    await page.emulateMedia({ forcedColors: 'active' });
    await visit('/me/account');
    const underline = (name: string) =>
      page
        .getByRole('navigation', { name: 'My pages' })
        .getByRole('link', { name })
        .evaluate((link) => getComputedStyle(link).borderBottomColor);
    expect(await underline('Account')).not.toBe(await underline('Overview'));
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      return `${style.outlineStyle} ${style.outlineWidth}`;
    });
    expect(outline).toBe('solid 2px');
    await visit('/challenges/busiest-window');
    await typeCode(page, 'selected\n');
    await page.keyboard.press('Control+A');
    const selection = page.locator('.cm-selectionBackground').first();
    const colorOf = (color: string) =>
      page.evaluate((name) => {
        const probe = document.body.appendChild(document.createElement('div'));
        probe.style.cssText = `forced-color-adjust: none; background: ${name}`;
        const computed = getComputedStyle(probe).backgroundColor;
        probe.remove();
        return computed;
      }, color);
    expect(await selection.evaluate((part) => getComputedStyle(part).backgroundColor)).toBe(
      await colorOf('Highlight'),
    );
  }, 60_000);
});
