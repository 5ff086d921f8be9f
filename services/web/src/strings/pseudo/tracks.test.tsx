import type { TrackSummary, TrackView } from '@hone/contracts/practice';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TrackPage } from '../../tracks/track-page.js';
import { TrackPlace } from '../../tracks/track-place.js';
import { TracksPage } from '../../tracks/tracks-page.js';
import { SUMMARY } from './fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderPage, renderRoutes } from './render-page.js';
import { findStrayText } from './stray-text.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(() => stop());

const after = [{ slug: 'a', title: 'Αβγ', status: 'new' as const }];
const TRACK: TrackSummary = {
  slug: 'α',
  title: 'Τίτλος',
  summary: 'Περίληψη',
  minutes: 95,
  solved: 1,
  challenges: [
    { slug: 'a', title: 'Αβγ', status: 'solved', after: [] },
    { slug: SUMMARY.slug, title: 'Δεζ', status: 'new', after },
    { slug: 'c', title: 'Ηθι', status: 'tried', after: [] },
  ],
};
const VIEW: TrackView = {
  ...TRACK,
  challenges: [
    { ...SUMMARY, status: 'solved', why: 'Γιατί', after: [] },
    { ...SUMMARY, slug: 'b', status: 'new', why: 'Γιατί', after },
  ],
  missing: ['δ'],
};
const draw = (view: TrackView) =>
  renderRoutes([{ path: '/tracks/:slug', element: <TrackPage /> }], '/tracks/x', {
    data: [[['tracks', 'x'], view]],
  });

describe('every string about tracks comes from a catalogue', () => {
  it('in their list', async () => {
    for (const data of [[TRACK], []])
      expect(findStrayText(await renderPage(<TracksPage />, { data: [[['tracks'], data]] }))).toEqual([]);
  });

  it.each([
    ['begun', VIEW],
    ['not begun', { ...VIEW, solved: 0, challenges: VIEW.challenges.slice(1) }],
    ['complete', { ...VIEW, challenges: VIEW.challenges.slice(0, 1), missing: [] }],
    ['without challenges', { ...VIEW, challenges: [] }],
  ])('on the page of one that is %s', async (_what, view) => {
    const html = await draw(view);
    expect(html).toContain('Τίτλος');
    expect(findStrayText(html)).toEqual([]);
  });

  it('at the place of a challenge', async () => {
    const html = await renderPage(<TrackPlace slug={SUMMARY.slug} />, { data: [[['tracks'], [TRACK]]] });
    expect(html).toContain('/challenges/c?track=α');
    expect(findStrayText(html)).toEqual([]);
  });
});
