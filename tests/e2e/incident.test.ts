import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { incidentEvidence } from '../../services/web/src/incident/incident.fixture.js';
import { browsePagesAlone } from '../support/browser/browse.js';
import { findFaults } from '../support/browser/page-checks.js';
import { answersOf, failedCheck, failedWith } from '../support/browser/pages-alone.js';

const pages = browsePagesAlone();

const openRun = (): Promise<Page> =>
  pages.open(
    '/submissions/x1',
    answersOf(failedWith(failedCheck('Green under load', incidentEvidence({ checkouts: 144 })))),
  );
const logTable = (page: Page) => page.getByRole('region', { name: 'Log lines in order of time' });

describe('the evidence of an incident', () => {
  it('leads from a log line to its trace and back, by keyboard', async () => {
    const page = await openRun();
    await logTable(page).waitFor();
    await page.getByRole('searchbox', { name: 'Filter' }).fill('charge failed');
    await page.getByText('14 lines').waitFor();
    const link = page.getByRole('button', { name: /^Open trace of line/ }).first();
    await link.focus();
    await page.keyboard.press('Enter');
    const waterfall = page.getByRole('region', { name: /^Trace 0/ });
    await waterfall.getByText('the bank answered 503').first().waitFor();
    expect(await waterfall.getByRole('row').count()).toBe(11);
    await page.getByRole('button', { name: 'Log lines of this trace' }).press('Enter');
    await page.getByText('3 lines', { exact: true }).waitFor();
  });

  it('has no barriers in any of its parts', async () => {
    const page = await openRun();
    await logTable(page).waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Metrics', exact: true }).click();
    await page.getByRole('img', { name: /^pool_waiting, from second 0 to/ }).waitFor();
    await page.getByText('Values: pool_waiting').click();
    await page.getByRole('region', { name: 'Values: pool_waiting' }).waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Traces', exact: true }).click();
    await page.getByRole('combobox', { name: 'Order' }).selectOption('slow');
    await page
      .getByRole('button', { name: /^Open the trace that begins/ })
      .first()
      .click();
    await page.getByRole('region', { name: /^Trace 0/ }).waitFor();
    expect(await findFaults(page)).toEqual([]);
  });
});
