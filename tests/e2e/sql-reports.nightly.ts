import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browseSharedSite } from '../support/browser/browse.js';
import { typeCode } from '../support/browser/browser.js';
import { findFaults } from '../support/browser/page-checks.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
const referenceOf = (slug: string, file: string) =>
  readFileSync(`${CHALLENGES}${slug}/solutions/accepted/reference/${file}`, 'utf8');

const site = browseSharedSite();

const submit = (page: Page) => page.getByRole('button', { name: 'Submit', exact: true }).click();
const ends = (page: Page, verdict: RegExp) =>
  page.getByRole('status').filter({ hasText: verdict }).waitFor({ state: 'attached', timeout: 60_000 });
const plan = (page: Page, whose: string) => page.getByRole('region', { name: `Plan of ${whose}` });

describe('a tuned query in a browser', () => {
  it('shows its cost next to the reference, first without and then with the reference’s plan', async () => {
    const page = await site.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.url}/challenges/tune-order-search`);
    await page.locator('.cm-content').waitFor();
    expect(await page.getByRole('tab', { name: 'main.sql' }).getAttribute('aria-selected')).toBe('true');
    await submit(page);
    await ends(page, /rejected/i);
    await page.getByText('too many').first().waitFor();
    expect(await plan(page, 'your query').count()).toBe(1);
    expect(await plan(page, 'the reference').count()).toBe(0);
    await typeCode(page, referenceOf('tune-order-search', 'main.sql'));
    await page.getByRole('tab', { name: 'indexes.sql' }).click();
    await typeCode(page, referenceOf('tune-order-search', 'indexes.sql'));
    await submit(page);
    await ends(page, /accepted/i);
    await plan(page, 'the reference').getByText('orders_of_customer').waitFor();
    expect(await page.getByText('too many').count()).toBe(0);
    expect(await findFaults(page)).toEqual([]);
  }, 180_000);
});

describe('a query for SQLite in a browser', () => {
  it('shows its engine, its plan without measurements, and its wrong rows', async () => {
    const page = await site.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.url}/challenges/event-sessions`);
    await page.locator('.cm-content').waitFor();
    await page.getByRole('tab', { name: 'Tables', exact: true }).click();
    await page.getByText('Runs on SQLite', { exact: true }).waitFor();
    await page.getByRole('heading', { name: /background_kinds/ }).waitFor();
    await typeCode(page, referenceOf('event-sessions', 'query.sql').replace('1800000', '60000'));
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await ends(page, /rejected/i);
    await page.getByText('How the query ran').click();
    await plan(page, 'the query')
      .getByText(/SCAN|SEARCH/)
      .first()
      .waitFor();
    expect(await plan(page, 'the query').getByRole('columnheader').count()).toBe(1);
    expect(await findFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await typeCode(page, 'SELECT random() FROM events');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('function random is not allowed').first().waitFor({ timeout: 60_000 });
    await typeCode(page, referenceOf('event-sessions', 'query.sql'));
    await submit(page);
    await ends(page, /accepted/i);
  }, 180_000);
});

describe('a pipeline in a browser', () => {
  it('shows its collections, its errors, and its wrong documents', async () => {
    const page = await site.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.url}/challenges/pipeline-of-carts`);
    await page.locator('.cm-content').waitFor();
    await page.getByRole('tab', { name: 'Tables', exact: true }).click();
    await page.getByText('Runs on MongoDB', { exact: true }).waitFor();
    await page.getByRole('heading', { name: /orders/ }).waitFor();
    await typeCode(page, '[{ $limt: 1 }]');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page
      .getByText('line 1, column 4: there is no stage $limt; is it $limit?')
      .first()
      .waitFor({ timeout: 60_000 });
    const reference = referenceOf('pipeline-of-carts', 'pipeline.json');
    await typeCode(page, reference.replace(", startOfWeek: 'monday'", ''));
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await ends(page, /rejected/i);
    await page
      .getByText(/of 3 expected documents missing/)
      .first()
      .waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await typeCode(page, reference);
    await submit(page);
    await ends(page, /accepted/i);
  }, 180_000);
});

describe('a migration in a browser', () => {
  it('shows the programs that it blocked on one clock, and the measurements behind it', async () => {
    const page = await site.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.url}/challenges/rename-without-downtime`);
    await page.locator('.cm-content').waitFor();
    const run = () => page.getByRole('button', { name: 'Run', exact: true }).click();
    await run();
    await page.getByText('column "login" does not exist').first().waitFor({ timeout: 60_000 });
    await page.getByText('While expand.sql ran', { exact: true }).waitFor();
    const programs = page.getByRole('region', { name: 'Programs' });
    expect(await programs.getByRole('row').count()).toBe(4);
    expect(await findFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const file of ['expand.sql', 'contract.sql', 'down.sql']) {
      await page.getByRole('tab', { name: file }).click();
      await typeCode(page, referenceOf('rename-without-downtime', file));
    }
    await run();
    await ends(page, /accepted|passed/i);
    await page.getByRole('button', { name: /checks passed/ }).click();
    await page.getByRole('button', { name: /^Pass The way back/ }).click();
    await page.getByText('While down.sql ran', { exact: true }).waitFor({ timeout: 60_000 });
    expect(await findFaults(page)).toEqual([]);
  }, 240_000);
});
