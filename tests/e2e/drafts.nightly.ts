import { beforeEach, describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { browseSharedSite } from '../support/browser/browse.js';
import { typeCode } from '../support/browser/browser.js';

const site = browseSharedSite();
let context: BrowserContext;

beforeEach(async () => {
  context = await site.newContext();
});

const SLUG = 'busiest-window';

async function open(where: BrowserContext = context): Promise<Page> {
  const page = await where.newPage();
  await page.goto(`${site.url}/challenges/${SLUG}`);
  await page.locator('.cm-content').waitFor();
  return page;
}

const codeOf = (page: Page) => page.locator('.cm-content').first().innerText();
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d:\d\d$/).waitFor();

async function draftOnServer(page: Page): Promise<{ revision: number; text: string } | null> {
  const response = await page.request.get(`${site.url}/api/v1/drafts/${SLUG}?language=python`);
  const { draft } = (await response.json()) as {
    draft: { revision: number; files: { content: string }[] } | null;
  };
  return draft && { revision: draft.revision, text: draft.files[0]?.content ?? '' };
}

/** Types at the end of the open file. */
async function append(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

describe('a draft', () => {
  it('starts no session before the first edit, then is saved here and on the server, and is there after a reload', async () => {
    const page = await open();
    expect(await context.cookies()).toEqual([]);
    await typeCode(page, 'print("kept")\n');
    await saved(page);
    expect(await draftOnServer(page)).toEqual({ revision: 1, text: 'print("kept")\n' });
    await page.reload();
    await page.locator('.cm-content').getByText('kept').waitFor();
    await saved(page);
  }, 60_000);

  it('is there when the page is reloaded right after typing', async () => {
    const page = await open();
    await typeCode(page, 'print("at once")\n');
    await page.reload();
    await page.locator('.cm-content').getByText('at once').waitFor();
    await saved(page);
  }, 60_000);

  it('continues in a second tab, which follows while it has no edits', async () => {
    const first = await open();
    await typeCode(first, 'one\n');
    await saved(first);
    const second = await open();
    await second.locator('.cm-content').getByText('one').waitFor();
    await append(first, 'two\n');
    await second.locator('.cm-content').getByText('two').waitFor();
    await append(second, 'three\n');
    await first.locator('.cm-content').getByText('three').waitFor();
    await saved(first);
    await saved(second);
    expect((await draftOnServer(first))?.text).toBe('one\ntwo\nthree\n');
  }, 60_000);
});

describe('a draft written on two devices', () => {
  it('becomes a conflict that keeps both, and one text everywhere once it was merged', async () => {
    const here = await open();
    await typeCode(here, 'start\n');
    await saved(here);
    const other = await site.newContext({ storageState: await context.storageState() });
    const there = await open(other);
    await there.locator('.cm-content').getByText('start').waitFor();
    await context.setOffline(true);
    await append(here, 'from here\n');
    await here.getByText(/^Offline, saved on this device \d\d:\d\d:\d\d$/).waitFor();
    await append(there, 'from there\n');
    await saved(there);
    await context.setOffline(false);
    await here.getByText('Conflict: two versions, both safe').waitFor();
    await here.reload();
    await here.getByRole('button', { name: 'Compare and merge' }).click();
    const dialog = here.getByRole('dialog');
    const mine = dialog.getByRole('textbox', { name: /^Mine/ });
    await mine.click();
    await here.keyboard.press('Control+End');
    await here.keyboard.insertText('from there\n');
    await dialog.getByRole('button', { name: 'Keep the merged version' }).click();
    await saved(here);
    expect((await draftOnServer(here))?.text).toBe('start\nfrom here\nfrom there\n');
    await there.bringToFront();
    await there.evaluate(() => window.dispatchEvent(new Event('focus')));
    await there.locator('.cm-content').getByText('from here').waitFor();
    expect(await codeOf(there)).toContain('from there');
    await other.close();
  }, 90_000);
});

describe('a learner without a network', () => {
  it('keeps writing, sees where it is kept, and finds all of it saved afterwards', async () => {
    const page = await open();
    await typeCode(page, 'online\n');
    await saved(page);
    await context.setOffline(true);
    await append(page, 'offline\n');
    await page.getByText(/^Offline, saved on this device \d\d:\d\d:\d\d$/).waitFor();
    await context.setOffline(false);
    await saved(page);
    await page.reload();
    await page.locator('.cm-content').getByText('offline').waitFor();
    expect((await draftOnServer(page))?.text).toBe('online\noffline\n');
  }, 60_000);
});

describe('a guest who registers', () => {
  it('keeps the draft, on this device and elsewhere; nobody sees it once signed out', async () => {
    const page = await open();
    await typeCode(page, 'as a guest\n');
    await saved(page);
    const account = { email: `ada.${Date.now()}@example.org`, password: 'whetstone and oil 7', name: 'Ada' };
    const headers = { origin: site.url };
    const registered = await page.request.post(`${site.url}/api/v1/auth/register`, {
      data: account,
      headers,
    });
    expect(registered.status()).toBe(201);
    await page.reload();
    await page.locator('.cm-content').getByText('as a guest').waitFor();
    await saved(page);
    await append(page, 'with a name\n');
    await saved(page);
    const elsewhere = await site.newContext();
    await elsewhere.request.post(`${site.url}/api/v1/auth/login`, {
      data: { email: account.email, password: account.password },
      headers,
    });
    const other = await open(elsewhere);
    await other.locator('.cm-content').getByText('with a name').waitFor();
    await elsewhere.close();
    await page.request.post(`${site.url}/api/v1/auth/logout`, { headers });
    await page.reload();
    await page.getByText('Starter code').waitFor();
    expect(await codeOf(page)).not.toContain('as a guest');
  }, 90_000);
});
