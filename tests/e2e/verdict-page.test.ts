import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { EventBody } from '@hone/contracts';
import { browsePagesAlone } from '../support/browser/browse.js';
import { ANSWERS_OF_CHALLENGE } from '../support/browser/one-challenge.js';
import { answersOf, failedCheck, failedWith } from '../support/browser/pages-alone.js';

const MISSING = '3 expected rows are missing, and none is extra.';
const FAILED = failedWith({
  ...failedCheck('Null-heavy rows', { type: 'summary', text: MISSING }),
  visible: false,
});
const NAMED = '/challenges/gossip?submission=x1&mode=submit';

const pages = browsePagesAlone();

type Answers = Record<string, unknown>;

const answersAfter = (events: readonly EventBody[], record = {}): Answers => ({
  ...answersOf(events, record),
  ...ANSWERS_OF_CHALLENGE,
});

/** Opens a page whose responses may still change. */
const open = (answers: Answers, width = 1280): Promise<Page> =>
  pages.open(NAMED, answers, { viewport: { width, height: 900 }, reducedMotion: 'reduce' });

const verdictOf = (page: Page) => page.getByRole('heading', { name: /^Rejected/ });

describe('a verdict', () => {
  it('has room before it comes, moves nothing, and says first what matters', async () => {
    const answers = answersAfter(FAILED.slice(0, 2));
    const page = await open(answers);
    const results = page.getByRole('region', { name: 'Results' });
    const heightOf = async () => (await results.boundingBox())?.height ?? 0;
    await page
      .getByText(/^Running/)
      .first()
      .waitFor();
    const before = await heightOf();
    expect(before).toBeGreaterThan(400);
    Object.assign(answers, answersAfter(FAILED));
    await verdictOf(page).waitFor();
    expect(await heightOf()).toBe(before);
    await page.getByText(MISSING).first().waitFor();
    expect(await page.getByText(MISSING).count()).toBe(1);
  });

  it('is what a phone opens on', async () => {
    const phone = await open(answersAfter(FAILED), 390);
    await verdictOf(phone).waitFor();
  });

  it('offers the hidden data, and asks before that counts as help', async () => {
    const page = await open(answersAfter(FAILED, { revealable: ['c1'] }));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const reveals = () => asked.filter((url) => url.endsWith('/checks/c1/reveal'));
    await page.getByRole('button', { name: 'Reveal the data…' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Reveal the data of this check?' });
    await dialog.getByRole('button', { name: 'Keep it hidden' }).click();
    expect(reveals()).toEqual([]);
    await page.getByRole('button', { name: 'Reveal the data…' }).first().click();
    await dialog.getByRole('button', { name: 'Reveal', exact: true }).click();
    await expect.poll(reveals).toHaveLength(1);
  });
});
