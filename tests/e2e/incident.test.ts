import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { INCIDENT_FILES, type SourceFile } from '@hone/contracts';
import { incidentEvidence, incidentFiles } from '../../services/web/src/incident/incident.fixture.js';
import { browsePagesAlone } from '../support/browser/browse.js';
import { answersOfIncident, INCIDENT_PAGE } from '../support/browser/incident-pages.js';
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

const LONGEST_TASK_MS = 100;

/** The longest task of a page while somebody reads a recording, from its tab to the last filter. */
async function longestTask(
  files: readonly SourceFile[],
  read: (page: Page) => Promise<void>,
): Promise<number> {
  const page = await pages.open(INCIDENT_PAGE, answersOfIncident(files));
  const tab = page.getByRole('tab', { name: 'Evidence', exact: true });
  await tab.waitFor();
  await page.evaluate(() => {
    const seen: number[] = [0];
    (globalThis as unknown as { longTasks: number[] }).longTasks = seen;
    const note = (list: PerformanceObserverEntryList) =>
      seen.push(...list.getEntries().map(({ duration }) => duration));
    new PerformanceObserver(note).observe({ entryTypes: ['longtask'] });
  });
  await tab.click();
  await read(page);
  const longest = await page.evaluate(() =>
    Math.max(...(globalThis as unknown as { longTasks: number[] }).longTasks),
  );
  await page.context().close();
  return longest;
}

/** A busy machine makes some tasks long; the least of some is the page's own, and one that is short enough will do. */
async function leastOfSome(
  files: readonly SourceFile[],
  read: (page: Page) => Promise<void>,
): Promise<number> {
  let least = Infinity;
  for (let attempt = 0; attempt < 5 && least >= LONGEST_TASK_MS; attempt += 1)
    least = Math.min(least, await longestTask(files, read));
  return least;
}

describe('a recording of the greatest size never holds the page up', () => {
  it('with 5 MB of logs', async () => {
    const all = incidentFiles({ checkouts: 3_500, padding: 'x'.repeat(270) });
    const files = all.filter(({ path }) => path !== INCIDENT_FILES.traces);
    expect(files.find(({ path }) => path.endsWith('logs.jsonl'))?.content.length).toBeGreaterThan(5_000_000);
    const longest = await leastOfSome(files, async (page) => {
      await page.getByText('10,500 lines').waitFor();
      await page.getByRole('searchbox', { name: 'Filter' }).fill('charge failed');
      await page.getByText('349 lines').waitFor();
      await page.getByRole('button', { name: 'Reset filters' }).click();
      await page.getByRole('button', { name: /^Show 100 more lines/ }).click();
    });
    expect(longest).toBeLessThan(LONGEST_TASK_MS);
  });

  it('with 20,000 spans', async () => {
    const files = incidentFiles({ checkouts: 2_000 });
    const longest = await leastOfSome(files, async (page) => {
      await page.getByText('6,000 lines').waitFor();
      await page.getByRole('tab', { name: 'Traces', exact: true }).click();
      await page.getByText('2,000 traces').waitFor();
      await page.getByRole('combobox', { name: 'Order' }).selectOption('slow');
      await page
        .getByRole('button', { name: /^Open the trace that begins/ })
        .first()
        .click();
      await page.getByRole('region', { name: /^Trace 0/ }).waitFor();
      await page.getByRole('tab', { name: 'Metrics', exact: true }).click();
      await page.getByRole('img', { name: /^pool_waiting/ }).waitFor();
    });
    expect(longest).toBeLessThan(LONGEST_TASK_MS);
  });
});
