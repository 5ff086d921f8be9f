import { beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browseSharedSite } from '../support/browser/browse.js';
import { findBarriers, typeCode } from '../support/browser/browser.js';

const site = browseSharedSite();
let page: Page;

beforeEach(async () => {
  page = await site.newPage();
  await page.goto(`${site.url}/challenges/busiest-window`);
  await page.locator('.cm-content').waitFor();
});

async function submit(code: string, verdict: RegExp): Promise<void> {
  await typeCode(page, code);
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await page.getByRole('status').filter({ hasText: verdict }).waitFor({ state: 'attached' });
}

const tab = (name: string) => page.getByRole('tab', { name, exact: true });

describe('a learner who is stuck', () => {
  it('sees what the first hint needs, gets it after a wrong submission, gives up, and reads the editorial', async () => {
    await tab('Hints').click();
    await page.getByText('The first hint unlocks after 1 more graded submission.').waitFor();
    expect(await tab('Editorial').count()).toBe(0);
    await submit('print("12 7")\n', /rejected/i);
    await page.getByRole('button', { name: 'Show hint 1' }).click();
    const hints = page.getByRole('list', { name: 'Hints' });
    await hints.getByText('Hint 1 of 3').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Give up…' }).click();
    await page.getByRole('dialog').getByText('can’t be undone').waitFor();
    await page.getByRole('button', { name: 'Give up', exact: true }).click();
    await page.getByRole('heading', { name: 'The idea' }).waitFor();
    await page.reload();
    await tab('Editorial').click();
    await page.getByRole('heading', { name: 'The idea' }).waitFor();
    await page.getByRole('heading', { name: 'Other approaches in Python' }).waitFor();
    await page.locator('summary', { hasText: 'Two pointers' }).click();
    await page.getByLabel('Two pointers, main.py').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  }, 120_000);

  it('may look at the data on which a hidden check failed', async () => {
    await submit('print("none")\n', /rejected/i);
    const list = page.getByRole('list', { name: 'Checks' });
    const reveal = page.getByRole('button', { name: 'Reveal the data…' });
    const failed = list.getByRole('button', { expanded: false }).filter({ hasText: 'Fail' });
    for (let count = await failed.count(); count > 0 && (await reveal.count()) === 0; count -= 1)
      await failed.first().click();
    await reveal.first().click();
    const asking = page.getByRole('dialog', { name: 'Reveal the data of this check?' });
    await asking.getByText('counts as help').waitFor();
    await asking.getByRole('button', { name: 'Reveal', exact: true }).click();
    await page.getByRole('region', { name: 'Expected and actual output' }).last().waitFor();
    expect(await findBarriers(page)).toEqual([]);
  }, 120_000);

  it('sees a program’s output, rendered harmless', async () => {
    await submit('print("\\x1b[2J\\x1b]0;owned\\x07right\\u202eleft")\n', /rejected/i);
    const checks = await page.locator('#pane-console').innerText();
    expect(checks).toContain('owned');
    expect(/[\u001b\u0007\u202e]/.test(checks)).toBe(false);
  }, 120_000);
});
