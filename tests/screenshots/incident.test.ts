import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { incidentFiles } from '../../services/web/src/incident/incident.fixture.js';
import { browsePagesAlone } from '../support/browser/browse.js';
import { answersOfIncident, INCIDENT_PAGE } from '../support/browser/incident-pages.js';
import { overflowOf } from '../support/browser/page-checks.js';
import { lookOf, SIZES } from './sizes.js';

const FOLDER = `${fileURLToPath(new URL('../..', import.meta.url))}.hone/screenshots`;

const pages = browsePagesAlone();
beforeAll(() => void mkdirSync(FOLDER, { recursive: true }));

describe.each(SIZES)('an incident at $width pixels, $scheme', (size) => {
  it('shows its logs, metrics and a trace', async () => {
    const answers = answersOfIncident(incidentFiles({ checkouts: 240 }));
    const page = await pages.open(INCIDENT_PAGE, answers, lookOf(size));
    const shoot = async (name: string): Promise<void> => {
      await page.screenshot({ path: `${FOLDER}/incident-${name}-${size.width}-${size.scheme}.png` });
      expect(await overflowOf(page)).toBe(0);
    };
    await page.getByRole('tab', { name: 'Evidence', exact: true }).click();
    await page.getByRole('region', { name: 'Log lines in order of time' }).waitFor();
    await shoot('logs');
    await page.getByRole('tab', { name: 'Metrics', exact: true }).click();
    await page.getByRole('img', { name: /^pool_waiting/ }).waitFor();
    await shoot('metrics');
    await openSlowest(page);
    await shoot('trace');
  });
});

async function openSlowest(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Traces', exact: true }).click();
  await page.getByRole('combobox', { name: 'Order' }).selectOption('slow');
  await page
    .getByRole('button', { name: /^Open the trace that begins/ })
    .first()
    .click();
  await page.getByRole('region', { name: /^Trace 0/ }).waitFor();
}
