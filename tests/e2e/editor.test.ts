import { beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browseSharedSite } from '../support/browser/browse.js';
import { findBarriers, typeCode } from '../support/browser/browser.js';
import { eventually } from '../support/eventually.js';

const site = browseSharedSite();
let page: Page;

beforeEach(async () => {
  page = await site.newPage();
  await open();
});

async function open(): Promise<void> {
  await page.goto(`${site.url}/challenges/busiest-window`);
  await page.locator('.cm-content').waitFor();
}

const press = (keys: string) => page.keyboard.press(keys);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const isInEditor = () =>
  page.evaluate(() => document.activeElement?.classList.contains('cm-content') === true);
const lines = () => page.locator('.cm-line').allTextContents();
const run = async () => {
  await button('Run').click();
  await page
    .getByRole('status')
    .filter({ hasText: /^Run: / })
    .waitFor({ state: 'attached' });
};

describe('Tab in the editor', () => {
  it('indents, which is announced once; Esc and then Tab leave; Ctrl+M switches, and that is remembered', async () => {
    await typeCode(page, '12');
    await page.getByText('Tab indents here.').first().waitFor();
    const status = page.getByRole('status').filter({ hasText: /^Tab indents here/ });
    await status.waitFor({ state: 'attached' });
    await press('Tab');
    expect([await lines(), await isInEditor()]).toEqual([['12  '], true]);
    await press('Home');
    await press('Tab');
    expect(await lines()).toEqual(['    12  ']);
    await press('Shift+Tab');
    expect(await lines()).toEqual(['12  ']);
    await press('Escape');
    await press('Tab');
    expect(await isInEditor()).toBe(false);
    await press('Shift+Tab');
    await press('Control+M');
    await press('Tab');
    expect([await lines(), await isInEditor()]).toEqual([['12  '], false]);
    await open();
    await page.locator('.cm-content').click();
    expect(await page.getByText('Tab indents here.').count()).toBe(0);
    await press('Tab');
    expect(await isInEditor()).toBe(false);
  }, 90_000);
});

describe('errors of a submission', () => {
  it('are marks, words at their lines, and places to go to; they follow their lines', async () => {
    await typeCode(page, 'import sys\n\n\nprint(1 / 0)\n');
    await run();
    const message = page.locator('.cm-line', { hasText: 'print(1 / 0)' }).locator('.cm-problem');
    await message.getByText('ZeroDivisionError: division by zero').waitFor();
    await page.locator('.cm-lint-marker-error').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^File ".*main.py", line 4$/ })
      .first()
      .click();
    expect(await isInEditor()).toBe(true);
    await page.keyboard.insertText('# here\n');
    expect(await lines()).toEqual([
      'import sys',
      '',
      '',
      '# here',
      'print(1 / 0)ZeroDivisionError: division by zero',
      '',
    ]);
    await page.locator('.cm-line', { hasText: 'print' }).click();
    await press('Home');
    await page.keyboard.insertText('x = 1; ');
    await message.waitFor({ state: 'detached' });
  }, 90_000);
});

describe('formatting', () => {
  it('formats Go as gofmt does, can be undone, and leaves unreadable code alone', async () => {
    await page.getByRole('combobox', { name: 'Language' }).selectOption('go');
    await page.getByText('main.go').first().waitFor();
    const typed = 'package main\nfunc main(){x:=1\n  println( x )}\n';
    await typeCode(page, typed);
    await button('Format').click();
    const laidOut = ['package main', '', 'func main() {', '\tx := 1', '\tprintln(x)', '}', ''];
    await eventually(lines, (now) => now.join('\n') === laidOut.join('\n'));
    expect(await isInEditor()).toBe(true);
    await press('Control+Z');
    expect((await lines()).join('\n')).toBe(typed);
    await typeCode(page, 'package main\nfunc main(){');
    await button('Format').click();
    await page.getByRole('alert').getByText('the formatter can’t parse all of it').waitFor();
    expect(await lines()).toContain('package main');
  }, 90_000);

  it('compiles WebAssembly nowhere but in the worker', async () => {
    const denied = await page.evaluate(() =>
      WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        () => 'compiled',
        (error: Error) => error.name,
      ),
    );
    expect(denied).toBe('CompileError');
  });
});

describe('settings of the editor', () => {
  it('change the text, bring Vim keys, and are kept', async () => {
    await typeCode(page, 'first\nsecond');
    await button('Editor settings').click();
    const dialog = page.getByRole('dialog', { name: 'Editor settings' });
    await dialog.getByLabel('Text size').selectOption('20');
    await dialog.getByLabel('Vim keys').check();
    expect(await findBarriers(page)).toEqual([]);
    await press('Escape');
    await open();
    expect(await page.locator('.cm-content').evaluate((text) => getComputedStyle(text).fontSize)).toBe(
      '20px',
    );
    await page.locator('.cm-vim-panel').waitFor();
    await page.locator('.cm-content').click();
    await press('g');
    await press('g');
    await press('d');
    await press('d');
    await eventually(lines, (all) => all.join() === 'second');
    await press('Escape');
    await press('Tab');
    expect(await isInEditor()).toBe(false);
  }, 90_000);
});

describe('test cases', () => {
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  const showCases = () => tab('Custom input').click();

  it('are made of a failure, run against their expected output, and kept on the server', async () => {
    await typeCode(page, 'print("12 7")\n');
    await run();
    await button('Save this failure as a test case').first().click();
    const bar = page.getByRole('group', { name: 'Your test cases' });
    await bar.getByRole('button', { name: 'Case 1', pressed: true }).waitFor();
    const expected = await page.getByLabel('Expected output').inputValue();
    expect(expected).not.toBe('');
    await run();
    await page.getByText('The output isn’t what Case 1 expects.').waitFor();
    await button('Show the difference').click();
    await page.getByRole('region', { name: 'Expected and actual output' }).first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await showCases();
    await page.getByLabel('Name of the test case').fill('The failing sample');
    await button('Save changes').click();
    await typeCode(page, `print(${JSON.stringify(expected.trim())})\n`);
    await run();
    await page.getByText('The output is what The failing sample expects.').waitFor();
    await page.evaluate(() => indexedDB.deleteDatabase('hone-cases'));
    await open();
    await showCases();
    await page.getByText('Your test cases are saved.', { exact: true }).waitFor();
    await button('The failing sample').click();
    expect(await page.getByLabel('Expected output').inputValue()).toBe(expected);
    expect(await findBarriers(page)).toEqual([]);
    await button('Delete test case').click();
    await bar.waitFor({ state: 'detached' });
  }, 120_000);

  it('last as long as the page in a browser that keeps nothing', async () => {
    await page.context().addInitScript(() => {
      const denied = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      Object.defineProperty(globalThis, 'indexedDB', { get: denied });
      Object.defineProperty(globalThis, 'localStorage', { get: denied });
    });
    await open();
    await showCases();
    await page.getByLabel(/^Standard input/).fill('0 60\n');
    await button('Save as test case').click();
    await page.getByText('your test cases are lost when you close this page').waitFor();
    await button('Case 1').click();
    await page.locator('.cm-content').click();
    await press('Tab');
    expect(await isInEditor()).toBe(true);
  }, 90_000);
});
