import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { writeTopology, type EventBody, type HistoryEvidence } from '@hone/contracts';
import { DUPLICATE_ID, PARTITIONED_BROADCAST } from '../../services/web/src/space-time/history.fixture.js';
import { PARTITIONED } from '../../services/web/src/topology/topology.fixture.js';
import { browsePagesAlone } from '../support/browser/browse.js';
import { findFaults } from '../support/browser/page-checks.js';
import { answersOf, failedCheck, failedWith } from '../support/browser/pages-alone.js';

const pages = browsePagesAlone();

const open = (events: readonly EventBody[]): Promise<Page> =>
  pages.open('/submissions/x1', answersOf(events), { viewport: { width: 1280, height: 900 } });

const openHistory = (evidence: HistoryEvidence): Promise<Page> =>
  open(failedWith(failedCheck('Every value reaches every node', evidence)));
const diagramOf = (page: Page) => page.getByRole('group', { name: 'Space-time diagram' });

describe('a space-time diagram', () => {
  it.each([
    ['a partition in a broadcast', PARTITIONED_BROADCAST],
    ['a duplicate id', DUPLICATE_ID],
  ])('of %s has no barriers at any width, with its table and logs open', async (_what, evidence) => {
    const page = await openHistory(evidence);
    await diagramOf(page).waitFor();
    for (const summary of ['All events as a table', /^Log of/])
      for (const each of await page.locator('summary').filter({ hasText: summary }).all()) await each.click();
    await page.getByRole('region', { name: 'Events in order of time' }).waitFor();
    expect(await findFaults(page)).toEqual([]);
  });

  it('is read by keyboard: steps, events, zoom', async () => {
    const page = await openHistory(PARTITIONED_BROADCAST);
    const diagram = diagramOf(page);
    const place = page.locator('[aria-live="polite"] strong');
    const event = page.getByRole('region', { name: 'Selected event' });
    await diagram.focus();
    await page.keyboard.press('ArrowRight');
    expect(await place.textContent()).toBe('Step 2 of 4');
    await page.keyboard.press('End');
    expect(await place.textContent()).toBe('Step 4 of 4');
    await page.keyboard.press('ArrowRight');
    expect(await place.textContent()).toBe('Step 4 of 4');
    await page.keyboard.press('ArrowDown');
    await event.getByText('Event 2 of 3 in this step').waitFor();
    await event.getByText('delivered after 31 ms').first().waitFor();
    await page.keyboard.press('Home');
    expect(await place.textContent()).toBe('Step 1 of 4');
    const overflow = () => diagram.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(await overflow()).toBe(0);
    await page.keyboard.press('+');
    expect(await overflow()).toBeGreaterThan(300);
    await page.keyboard.press('0');
    expect(await overflow()).toBe(0);
  });

  it('brings a step into view when it is zoomed in, and shows what is clicked', async () => {
    const page = await openHistory(PARTITIONED_BROADCAST);
    const diagram = diagramOf(page);
    const next = page.getByRole('button', { name: 'Next step' });
    for (let presses = 0; presses < 3; presses += 1) await next.click();
    await page.getByRole('button', { name: 'Zoom to step' }).click();
    const scrolled = await diagram.evaluate(({ scrollLeft, scrollWidth }) => scrollLeft / scrollWidth);
    expect(scrolled).toBeGreaterThan(0.7);
    await page.getByRole('button', { name: 'Fit width' }).click();
    const plot = page.getByRole('img', { name: /^Space-time diagram/ });
    const box = await plot.boundingBox();
    if (box === null) throw new Error('the plot is drawn');
    // The operation without an answer runs from 2.3 s to the end on the first line.
    await plot.click({ position: { x: box.width * 0.7, y: 24 } });
    await page.getByText('no answer, outcome unknown').first().waitFor();
  });
});

describe('a running system', () => {
  it('is drawn with its members and links, says so in words, and has no barriers', async () => {
    const page = await open([
      { type: 'grading.started', data: { attempt: 1 } },
      { type: 'grading.phase', data: { phase: 'run' } },
      { type: 'grading.log', data: { stream: 'info', text: writeTopology(PARTITIONED) } },
    ]);
    await page.getByRole('img', { name: /34 operations done\. n2 is paused\. Links: 6 cut/ }).waitFor();
    expect(await page.getByText('topology {').count()).toBe(0);
    expect(await findFaults(page)).toEqual([]);
  });
});
