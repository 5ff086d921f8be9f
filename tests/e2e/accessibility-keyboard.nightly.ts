import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browseSharedSite } from '../support/browser/browse.js';
import { createKeyboard } from '../support/browser/keyboard.js';
import { eventually } from '../support/eventually.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
const ACCEPTED = readFileSync(
  `${CHALLENGES}busiest-window/solutions/accepted/two-pointers-python/main.py`,
  'utf8',
);

const site = browseSharedSite();
let page: Page;

beforeEach(async () => {
  page = await site.newPage();
  keyboard = createKeyboard(page);
});

let keyboard: ReturnType<typeof createKeyboard>;
const press = (keys: string) => keyboard.press(keys);
const focused = () => keyboard.focused();
const tabTo = (name: string | RegExp, keys?: string) => keyboard.tabTo(name, keys);
const enterEditor = () => keyboard.enterEditor();
const status = (text: RegExp) => page.getByRole('status').filter({ hasText: text });

async function openChallenge(): Promise<void> {
  await page.goto(`${site.url}/challenges/busiest-window`);
  await page.locator('.cm-content').waitFor();
}

const code = () => page.locator('.cm-content').innerText();

describe('the keyboard alone', () => {
  it('does the whole job: from the catalogue to the verdict and to the history', async () => {
    await page.goto(`${site.url}/challenges`);
    await page.getByRole('link', { name: 'The busiest window' }).waitFor();
    await press('Tab');
    expect(await focused()).toBe('Skip to content');
    await press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await tabTo('The busiest window');
    await press('Enter');
    await page.locator('.cm-content').waitFor();
    expect(await focused()).toBe('The busiest window');
    await enterEditor();
    await press('Control+A');
    await page.keyboard.insertText(ACCEPTED);
    await press('Control+Enter');
    await status(/^Run: /).waitFor({ state: 'attached', timeout: 90_000 });
    expect(await focused()).toMatch(/^Code, /);
    await press('Control+Shift+Enter');
    await status(/^Verdict: /).waitFor({ state: 'attached', timeout: 90_000 });
    expect(await page.getByRole('status').textContent()).toMatch(/^Verdict: accepted/);
    expect(await focused()).toMatch(/^Code, /);
    await press('F6');
    expect(await focused()).toBe('Results');
    await tabTo(/^Checks$/);
    await press('F6');
    expect(await focused()).toBe('Statement');
    await tabTo('Statement');
    await tabTo(/^Submissions/, 'ArrowRight');
    await tabTo(/^History/);
    await press('Tab');
    await press('Enter');
    await page.getByRole('heading', { name: 'Accepted' }).waitFor();
    await tabTo('All challenges', 'Shift+Tab');
    await press('Enter');
    await page.getByRole('heading', { name: 'Challenges', level: 1 }).waitFor();
    expect(await focused()).toBe('Challenges');
    await tabTo('My work', 'Shift+Tab');
    await press('Enter');
    await page.getByRole('table', { name: 'History' }).getByText('Accepted').first().waitFor();
  }, 240_000);

  it('goes around the panes by F6 and back by Shift+F6', async () => {
    await openChallenge();
    const places: string[] = [];
    for (const keys of ['F6', 'F6', 'F6', 'F6', 'Shift+F6', 'Shift+F6']) {
      await press(keys);
      places.push((await focused()).split(',')[0] ?? '');
    }
    expect(places).toEqual(['Statement', 'Code', 'Results', 'Statement', 'Results', 'Code']);
  }, 60_000);

  it('lists the keys by ?, except where a question mark is typed, and goes back to where it was', async () => {
    await openChallenge();
    await press('Tab');
    await tabTo('All challenges');
    await page.keyboard.type('?');
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await list.waitFor();
    for (const key of ['F6', 'Esc', 'Shift']) await list.getByText(key, { exact: true }).first().waitFor();
    await press('Escape');
    await list.waitFor({ state: 'hidden' });
    await eventually(focused, (name) => name === 'All challenges');
    await enterEditor();
    await page.keyboard.type('?');
    expect(await code()).toContain('?');
    expect(await list.count()).toBe(0);
  }, 60_000);

  it('keeps the focus in a dialog until it is closed, then returns it to its button', async () => {
    await openChallenge();
    await enterEditor();
    await page.keyboard.type('changed');
    await tabTo('Reset to starter', 'Shift+Tab');
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Reset to starter?' });
    await dialog.waitFor();
    await eventually(focused, (name) => name === 'Keep my code');
    for (let count = 0; count < 7; count++) {
      await press('Tab');
      const inside = await dialog.evaluate((box) => box.contains(document.activeElement));
      expect({ count, inside }).toEqual({ count, inside: true });
    }
    await press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await eventually(focused, (name) => name === 'Reset to starter');
    expect(await code()).toContain('changed');
  }, 60_000);

  it('moves the dividers by arrows, to their ends by Home and End, and folds a pane by Enter', async () => {
    await openChallenge();
    const divider = page.getByRole('separator', { name: 'Resize statement and code' });
    const value = async () => Number(await divider.getAttribute('aria-valuenow'));
    await tabTo('Resize statement and code');
    expect(await divider.getAttribute('aria-controls')).toBeTruthy();
    const before = await value();
    await press('ArrowRight');
    await eventually(value, (now) => now > before);
    await press('ArrowLeft');
    await eventually(value, (now) => Math.abs(now - before) < 1);
    await press('End');
    await eventually(value, (now) => now > 60);
    await press('ArrowLeft');
    const wide = await eventually(value, (now) => now > 50);
    await press('Enter');
    await eventually(value, (now) => now === 0);
    await page.locator('[inert]').waitFor({ state: 'attached' });
    await press('F6');
    expect(await focused()).toMatch(/^Code, /);
    await page.reload();
    await eventually(value, (now) => now === 0);
    await tabTo('Resize statement and code');
    await press('Enter');
    await eventually(value, (now) => now > 10);
    expect(wide).toBeLessThan(100);
  }, 90_000);

  it('opens the account menu, walks through it, and closes it with Escape', async () => {
    await page.request.post(`${site.url}/api/v1/auth/guest`);
    await page.goto(`${site.url}/challenges`);
    await tabTo('Guest, account menu');
    await press('Enter');
    await press('Tab');
    expect(await focused()).toBe('Create an account');
    await press('Escape');
    expect(await focused()).toBe('Guest, account menu');
    expect(await page.getByRole('navigation', { name: 'Account' }).count()).toBe(0);
  }, 60_000);
});

describe('the status region', () => {
  it('exists before it says anything, and speaks at most once in five seconds until the verdict', async () => {
    await openChallenge();
    const region = page.locator('[role="status"]');
    expect(await region.count()).toBe(1);
    expect(await region.getAttribute('aria-live')).toBe('polite');
    expect(await region.textContent()).toBe('');
    await region.evaluate((element) => {
      const spoken: { at: number; text: string }[] = [];
      (globalThis as unknown as { spoken: typeof spoken }).spoken = spoken;
      new MutationObserver(() => spoken.push({ at: performance.now(), text: element.textContent })).observe(
        element,
        { childList: true, characterData: true, subtree: true },
      );
    });
    await enterEditor();
    await press('Control+A');
    await page.keyboard.insertText(ACCEPTED);
    await press('Control+Shift+Enter');
    await status(/^Verdict: accepted/).waitFor({ state: 'attached', timeout: 90_000 });
    const spoken = await page.evaluate(
      () => (globalThis as unknown as { spoken: { at: number; text: string }[] }).spoken,
    );
    const progress = spoken.filter(({ text }) => !text.startsWith('Verdict'));
    const pauses = progress.slice(1).map(({ at }, index) => at - (progress[index]?.at ?? 0));
    expect(pauses.filter((pause) => pause < 4_900)).toEqual([]);
    expect(spoken.at(-1)?.text).toMatch(/^Verdict: accepted/);
  }, 150_000);
});
