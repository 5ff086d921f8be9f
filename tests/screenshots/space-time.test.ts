import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { writeTopology, type EventBody, type TopologyState } from '@hone/contracts';
import {
  DUPLICATE_ID,
  fullHistory,
  PARTITIONED_BROADCAST,
} from '../../services/web/src/space-time/history.fixture.js';
import { MANY_NODES, PARTITIONED } from '../../services/web/src/topology/topology.fixture.js';
import { browsePagesAlone } from '../support/browser/browse.js';
import { overflowOf } from '../support/browser/page-checks.js';
import { answersOf, failedCheck, failedWith } from '../support/browser/pages-alone.js';
import { lookOf, SIZES } from './sizes.js';

const FOLDER = `${fileURLToPath(new URL('../..', import.meta.url))}.hone/screenshots`;

const pages = browsePagesAlone();
beforeAll(() => void mkdirSync(FOLDER, { recursive: true }));

const running = (state: TopologyState): EventBody[] => [
  { type: 'grading.started', data: { attempt: 1 } },
  { type: 'grading.phase', data: { phase: 'run' } },
  { type: 'grading.log', data: { stream: 'info', text: 'Seed 1 of 3' } },
  { type: 'grading.log', data: { stream: 'info', text: writeTopology(state) } },
];

describe.each(SIZES)('views of microservices at $width pixels, $scheme', (size) => {
  async function shoot(name: string, events: readonly EventBody[], then: (page: Page) => Promise<void>) {
    const page = await pages.open('/submissions/x1', answersOf(events), lookOf(size));
    await then(page);
    await page.screenshot({ path: `${FOLDER}/${name}-${size.width}-${size.scheme}.png`, fullPage: true });
    expect(await overflowOf(page)).toBe(0);
  }
  const steps = (count: number) => async (page: Page) => {
    const next = page.getByRole('button', { name: 'Next step' });
    for (let presses = 0; presses < count; presses += 1) await next.click();
  };

  it.each([
    ['history-partition', PARTITIONED_BROADCAST, 2],
    ['history-duplicate', DUPLICATE_ID, 1],
    ['history-full', fullHistory(), 0],
  ] as const)('show %s', async (name, evidence, count) => {
    await shoot(name, failedWith(failedCheck('Every value reaches every node', evidence)), async (page) => {
      await page.getByRole('group', { name: 'Space-time diagram' }).waitFor();
      await steps(count)(page);
    });
  });

  it('show a step zoomed in, the table and the logs', async () => {
    const check = failedCheck('Every value reaches every node', PARTITIONED_BROADCAST);
    await shoot('history-zoomed', failedWith(check), async (page) => {
      await steps(2)(page);
      await page.getByRole('button', { name: 'Zoom to step' }).click();
      await page.getByText('All events as a table').click();
      await page.getByText('Log of n3').click();
    });
  });

  it.each([
    ['topology-few', PARTITIONED],
    ['topology-many', MANY_NODES],
  ] as const)('show %s', async (name, state) => {
    await shoot(name, running(state), async (page) => {
      await page.getByRole('img', { name: /operations done/ }).waitFor();
    });
  });
});
