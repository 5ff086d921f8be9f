import type { Playback, SittingReport } from '@hone/contracts/hiring';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CandidatesPage } from '../../report/candidates-page.js';
import { ComparePage } from '../../report/compare-page.js';
import { BulkActions } from '../../report/bulk-actions.js';
import { PlaybackPage } from '../../report/playback-page.js';
import { ReportPage } from '../../report/report-page.js';
import { SimilarItem } from '../../report/similar-item.js';
import { LATER, WHEN } from './hiring-fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { COMPARISON, FULL, HIDDEN, REVIEW, ROWS, SIMILAR, VIEW } from './report-fixtures.js';
import { keyed, pagesOf, strayAt } from './workspace-page.js';

const SAVED_VIEW = JSON.stringify([{ name: 'Όλοι', search: 'q=α' }]);

let stop: () => Promise<void>;
beforeAll(async () => {
  vi.stubGlobal('localStorage', { getItem: () => SAVED_VIEW, setItem: () => undefined });
  stop = await speakWithAccents();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await stop();
});

function strayInReport(report: SittingReport, view = VIEW) {
  const { hidden } = report.row;
  const data = [
    [keyed('report', 's'), report],
    [keyed('report-submission', report.row.id, 'x1', hidden), view],
    [keyed('share-links', report.row.id), []],
  ] as const;
  return strayAt({ path: '/w/:w/sittings/:s', page: <ReportPage />, data });
}

describe('every string about candidates comes from a catalogue', () => {
  it.each<[string, SittingReport]>([
    ['of a sitting that is over', FULL],
    ['whose points are hidden', HIDDEN],
    ['with a review that was handed in', { ...FULL, ownReview: REVIEW }],
    ['without reviews, rubric and decision', { ...FULL, rubric: { items: [] }, reviews: [], decisions: [] }],
    [
      'of a sitting that runs',
      { ...FULL, row: { ...FULL.row, status: 'started', finishedAt: null, deadline: LATER, percent: null } },
    ],
    [
      'of an invitation',
      {
        ...FULL,
        ...{ items: [], facts: [], erasesAt: null },
        row: { ...FULL.row, status: 'opened', startedAt: null, finishedAt: null },
      },
    ],
  ])('in a report %s', async (_what, report) => {
    expect(await strayInReport(report)).toEqual([]);
  });

  it('in a report while an answer is graded', async () => {
    const view = { ...VIEW, submission: { ...VIEW.submission, status: 'running' as const } };
    expect(await strayInReport(FULL, view)).toEqual([]);
  });

  it.each<[string, string, typeof ROWS]>([
    ['none', '', []],
    ['none of those that are looked for', '?q=α&status=started', []],
    ['all', '', ROWS],
  ])('in a list of %s', async (_what, search, rows) => {
    const filters = { q: search === '' ? '' : 'α', status: search === '' ? '' : 'started', assessment: '' };
    const data = [
      [keyed('sittings', filters), pagesOf(rows, 'next')],
      [keyed('assessments'), [{ id: 'a1', title: 'Τίτλος' }]],
    ] as const;
    expect(await strayAt({ path: '/w/:w/candidates', search, page: <CandidatesPage />, data })).toEqual([]);
  });

  it('in what may be done about selected candidates', async () => {
    for (const chosen of [['σ2', 's3'], ROWS.map(({ id }) => id)]) {
      const page = <BulkActions rows={ROWS} chosen={chosen} onChoose={() => undefined} />;
      expect(await strayAt({ path: '/w/:w', page })).toEqual([]);
    }
  });

  it('in a comparison', async () => {
    const data = [[keyed('compare', ['a', 'b']), COMPARISON]] as const;
    for (const search of ['', '?sittings=a,b'])
      expect(await strayAt({ path: '/w/:w/compare', search, page: <ComparePage />, data })).toEqual([]);
  });

  it.each(SIMILAR.map((item) => [item.id, item] as const))('in similar answers: %s', async (_state, item) => {
    const page = <SimilarItem item={item} title="Παράθυρο" />;
    expect(await strayAt({ path: '/w/:w/sittings/:s', page })).toEqual([]);
  });

  it('in a playback', async () => {
    const step = { seq: 1, at: WHEN, language: 'python' as const, fresh: true };
    const change = { from: 0, removed: 0, inserted: 'α' };
    const changes = ['αρχείο', 'άλλο'].map((path) => ({ path, ...change }));
    const played: Playback = { items: [{ ...step, changes }], full: true };
    for (const playback of [played, { items: [], full: false }]) {
      const data = [[keyed('playback', 's', 'item'), { report: FULL, playback }]] as const;
      const path = '/w/:w/sittings/:s/playback/:item';
      expect(await strayAt({ path, page: <PlaybackPage />, data })).toEqual([]);
    }
  });
});
