import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../support/browser/browser.js';
import { overflowOf } from '../support/browser/page-checks.js';
import { createVisitor } from '../support/browser/visitor.js';
import { eventually } from '../support/eventually.js';
import { startSite, type Site } from '../support/site/site.js';
import { ALL_SIZES } from './sizes.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = `${ROOT}.hone/screenshots/pages`;
const ANSWERS = [
  ['products-nobody-bought', 'sql', 'query.sql', 'accepted/reference'],
  ['quiet-customers', 'sql', 'query.sql', 'wrong/not-in-null'],
  ['busiest-window', 'python', 'main.py', 'wrong/end-included-python'],
  ['busiest-window', 'python', 'main.py', 'accepted/two-pointers-python'],
] as const;

let site: Site;
let browser: Browser;
let state: Awaited<ReturnType<BrowserContext['storageState']>>;
/** Submissions in the order of `ANSWERS`, and the address of the shared result. */
const ids: string[] = [];
let shared: string;

/** One person with an account, four submissions and a shared result. */
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  const context = await browser.newContext();
  await createVisitor(await context.newPage(), site.url).register();
  const api = `${site.url}/api/v1`;
  for (const [challenge, language, path, folder] of ANSWERS) {
    const file = `${ROOT}challenges/${challenge}/solutions/${folder}/${path}`;
    const files = [{ path, content: readFileSync(file, 'utf8') }];
    const data = { challenge, language, mode: 'submit', files };
    const { id } = (await (await context.request.post(`${api}/submissions`, { data })).json()) as {
      id: string;
    };
    const status = async () =>
      ((await (await context.request.get(`${api}/submissions/${id}`)).json()) as { status: string }).status;
    await eventually(status, (now) => now === 'graded', 120_000);
    ids.push(id);
  }
  const share = await context.request.post(`${api}/submissions/${ids[0]}/share`, {
    data: { code: true, name: true },
  });
  shared = new URL(((await share.json()) as { url: string }).url).pathname;
  state = await context.storageState();
  await context.close();
}, 400_000);
afterAll(async () => {
  await browser.close();
  await site.stop();
}, 60_000);

/** Pages by the name of their picture. */
const PAGES: readonly (readonly [string, () => string])[] = [
  ['landing', () => '/'],
  ['catalogue', () => '/challenges'],
  ['catalogue-empty', () => '/challenges?q=nothing-is-called-like-this'],
  ['tracks', () => '/tracks'],
  ['track', () => '/tracks/first-week'],
  ['workbench', () => '/challenges/shipping-counted-once'],
  ['workbench-verdict', () => `/challenges/quiet-customers?submission=${ids[1]}&mode=submit`],
  ['workbench-service', () => '/challenges/first-endpoint'],
  ['submission-accepted', () => `/submissions/${ids[3]}`],
  ['submission-rejected', () => `/submissions/${ids[2]}`],
  ['me', () => '/me'],
  ['account', () => '/me/account'],
  ['shared-result', () => shared],
  ['device', () => '/device?code=BCDF-GHJK'],
  ['hire', () => '/hire'],
  ['not-found', () => '/nowhere'],
  ['api', () => '/api/docs/'],
];
const ENTRANCES = ['/sign-in', '/register', '/forgot-password', '/reset-password', '/confirm-email', '/me'];

describe.each(ALL_SIZES)('pages for learners at $width pixels, $scheme', ({ width, height, scheme }) => {
  const look = { viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce' } as const;

  async function shoot(page: Page, name: string, path: string) {
    await page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' });
    await page.screenshot({ path: `${FOLDER}/${name}-${width}-${scheme}.png`, fullPage: true });
    return { name, overflow: await overflowOf(page) };
  }

  it('fit, for somebody with an account', async () => {
    const context = await browser.newContext({ ...look, storageState: state });
    const page = await context.newPage();
    for (const [name, path] of PAGES) expect(await shoot(page, name, path())).toEqual({ name, overflow: 0 });
    await context.close();
  }, 240_000);

  it('fit, for somebody without one', async () => {
    const context = await browser.newContext(look);
    const page = await context.newPage();
    for (const path of ENTRANCES) {
      const name = `visitor${path.replaceAll('/', '-')}`;
      expect(await shoot(page, name, path)).toEqual({ name, overflow: 0 });
    }
    await context.close();
  }, 120_000);
});
