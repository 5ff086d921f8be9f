import type { Analytics, Talk } from '@hone/contracts/hiring';
import type { ReactNode } from 'react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalyticsPage } from '../../analytics/analytics-page.js';
import { HirePage } from '../../hire/hire-page.js';
import { SettingsPage } from '../../hiring/settings-page.js';
import { WorkspaceContext } from '../../hiring/use-hiring.js';
import { SharedPage } from '../../report/shared-page.js';
import { SharePanel } from '../../report/share-panel.js';
import { TalkPage } from '../../report/talk-page.js';
import { formatMoment } from '../../words/quantities.js';
import { FEW, MANY, REPORT, SHARED, WORKSPACE } from './hiring-fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderPage, renderRoutes, type Answers } from './render-page.js';
import { findStrayText } from './stray-text.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(() => stop());

const MOMENT = formatMoment(SHARED.expiresAt);

/** What is stray on a page of the workspace. */
async function strayAt(path: string, page: ReactNode, data: Answers['data'], blind = false) {
  const element = <WorkspaceContext value={{ ...WORKSPACE, blind }}>{page}</WorkspaceContext>;
  const address = path.replaceAll(':', '');
  const html = await renderRoutes([{ path, element }], address, { data: data ?? [] });
  expect(html).not.toContain('aria-busy');
  return findStrayText(html, [MOMENT]);
}

const keyed = (...rest: readonly string[]) => ['workspace', WORKSPACE.id, ...rest];

describe('every string for hiring teams comes from a catalogue', () => {
  it('on the page about assessments, but for the command', async () => {
    expect(findStrayText(await renderPage(<HirePage />), ['./hone seed --demo'])).toEqual([]);
  });

  it.each<[string, Analytics]>([
    ['few', FEW],
    ['many', MANY],
  ])('in the analytics of %s candidates', async (_word, analytics) => {
    const data = [[keyed('analytics', 'a'), analytics]] as const;
    expect(await strayAt('/w/:w/assessments/:a/analytics', <AnalyticsPage />, data)).toEqual([]);
  });

  it('in a shared report', async () => {
    for (const candidate of [null, 'Άδα']) {
      const data = [[['shared', 'token'], { ...SHARED, candidate }]] as const;
      expect(await strayAt('/shared/:token', <SharedPage />, data)).toEqual([]);
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
    expect(await strayAt('/w/:w/sittings/:s/talk', <TalkPage />, data)).toEqual([]);
  });

  it('in settings and where reports are shared', async () => {
    const link = { id: 'k', createdAt: SHARED.expiresAt, expiresAt: SHARED.expiresAt, names: true };
    for (const blind of [true, false]) {
      const data = [[keyed('share-links', 's1'), [link]]] as const;
      expect(await strayAt('/w/:w', <SharePanel sitting="s1" />, data, blind)).toEqual([]);
      expect(await strayAt('/w/:w', <SettingsPage />, [], blind)).toEqual([]);
    }
  });
});
