import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { SharedReport, SittingReport } from '@hone/contracts/hiring';
import { HOSTILE_NAMES } from '../../services/api/src/testing/hostile-names.js';
import { TEAM } from '../screenshots/team-answers.js';
import { browsePagesAlone } from '../support/browser/browse.js';

const pages = browsePagesAlone();

/** Everything that people typed, in one text. */
const TYPED = HOSTILE_NAMES.join(' ');
const REPORT = TEAM['/workspaces/w1/sittings/sit1'] as SittingReport;
const SHARED = TEAM['/shared/token'] as SharedReport;

const hostile: SittingReport = {
  ...REPORT,
  row: { ...REPORT.row, candidate: { name: TYPED, email: 'ada@example.org' } },
  comments: [{ id: 'c1', at: REPORT.row.invitedAt, fact: null, text: TYPED }],
  messages: [{ at: REPORT.row.invitedAt, text: TYPED }],
  explanations: REPORT.explanations.map((each) => ({ ...each, text: TYPED })),
  reviews: (REPORT.reviews ?? []).map((review) => ({ ...review, notes: [{ text: TYPED }] })),
  decisions: (REPORT.decisions ?? []).map((decision) => ({ ...decision, reason: TYPED })),
};

const PLACES = [
  ['the report', '/w/w1/sittings/sit1', 2],
  ['a talk', '/w/w1/sittings/sit1/talk', 1],
  ['a shared report', '/shared/token', 1],
] as const;

async function open(path: string): Promise<{ page: Page; dialogs: string[] }> {
  const page = await pages.newPage({
    ...TEAM,
    '/workspaces/w1/sittings/sit1': hostile,
    '/shared/token': { ...SHARED, candidate: TYPED, comments: hostile.comments },
  });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${pages.url}${path}`, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { page, dialogs };
}

describe('what people typed', () => {
  it.each(PLACES)(
    'is text and nothing else in %s, on the screen and printed',
    async (_where, path, times) => {
      const { page, dialogs } = await open(path);
      for (const media of ['screen', 'print'] as const) {
        await page.emulateMedia({ media });
        const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
        const found = text.split(TYPED.replace(/\s+/g, ' ')).length - 1;
        expect([media, found >= times]).toEqual([media, true]);
      }
      expect(await page.locator('body :is(img[src="x"], svg[onload], script:not([src]))').count()).toBe(0);
      expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
      expect((await page.pdf()).byteLength).toBeGreaterThan(5_000);
      expect(dialogs).toEqual([]);
    },
  );
});
