import type { Analytics, Talk } from '@hone/contracts/hiring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalyticsPage } from '../../analytics/analytics-page.js';
import { HirePage } from '../../hire/hire-page.js';
import { SettingsPage } from '../../hiring/settings-page.js';
import { SharedPage } from '../../report/shared-page.js';
import { SharePanel } from '../../report/share-panel.js';
import { TalkPage } from '../../report/talk-page.js';
import { FEW, MANY, REPORT, SHARED } from './hiring-fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderPage } from './render-page.js';
import { findStrayText } from './stray-text.js';
import { keyed, strayAt } from './workspace-page.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(() => stop());

describe('every string for hiring teams comes from a catalogue', () => {
  it('on the page about assessments, but for the command', async () => {
    expect(findStrayText(await renderPage(<HirePage />), ['./hone seed --demo'])).toEqual([]);
  });

  it.each<[string, Analytics]>([
    ['few', FEW],
    ['many', MANY],
  ])('in the analytics of %s candidates', async (_word, analytics) => {
    const data = [[keyed('analytics', 'a'), analytics]] as const;
    expect(await strayAt({ path: '/w/:w/assessments/:a/analytics', page: <AnalyticsPage />, data })).toEqual(
      [],
    );
  });

  it('in a shared report', async () => {
    for (const candidate of [null, 'Άδα']) {
      const data = [[['shared', 'token'], { ...SHARED, candidate }]] as const;
      expect(await strayAt({ path: '/shared/:token', page: <SharedPage />, data })).toEqual([]);
    }
  });

  it.each<[string, Talk]>([
    ['hidden from who reviews', { hidden: true, items: [] }],
    [
      'of questions',
      { hidden: false, items: [{ id: 'i1', questions: [{ template: 'x', text: 'Γιατί;' }] }] },
    ],
    ['without an answer', { hidden: false, items: [] }],
  ])('in a talk %s', async (_what, talk) => {
    const data = [[keyed('talk', 's'), { report: REPORT, talk }]] as const;
    expect(await strayAt({ path: '/w/:w/sittings/:s/talk', page: <TalkPage />, data })).toEqual([]);
  });

  it('in settings and where reports are shared', async () => {
    const link = { id: 'k', createdAt: SHARED.expiresAt, expiresAt: SHARED.expiresAt, names: true };
    for (const blind of [true, false]) {
      const data = [[keyed('share-links', 's1'), [link]]] as const;
      expect(
        await strayAt({ path: '/w/:w', page: <SharePanel sitting="s1" />, data, workspace: { blind } }),
      ).toEqual([]);
      expect(await strayAt({ path: '/w/:w', page: <SettingsPage />, workspace: { blind } })).toEqual([]);
    }
  });
});
