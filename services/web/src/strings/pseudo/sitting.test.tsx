import type { Fact, FactType, InvitationView, Sitting, WalkThrough } from '@hone/contracts/hiring';
import { factTypeSchema } from '@hone/contracts/hiring';
import type { ReactNode } from 'react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EndPage } from '../../sitting/end-page.js';
import { FactTimeline } from '../../sitting/fact-timeline.js';
import { HandInDialog } from '../../sitting/hand-in-dialog.js';
import { InvitationPage } from '../../sitting/invitation-page.js';
import { ItemHistory } from '../../sitting/item-history.js';
import { OverviewPage } from '../../sitting/overview-page.js';
import { OwnPlaybackPage } from '../../sitting/own-playback-page.js';
import { PausedPage } from '../../sitting/paused-page.js';
import { ReadyPage } from '../../sitting/ready-page.js';
import { SittingBar } from '../../sitting/sitting-bar.js';
import { TimeUp } from '../../sitting/time-up.js';
import { SittingContext } from '../../sitting/use-sitting.js';
import { CHALLENGE } from './fixtures.js';
import { LATER, WHEN } from './hiring-fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderRoutes, type Answers } from './render-page.js';
import { ENDED, INVITATION, LETTER, SITTING } from './sitting-fixtures.js';
import { findStrayText } from './stray-text.js';
import { TIMES } from './workspace-page.js';

const HIDES_CLOCK = vi.fn(() => 'false');

let stop: () => Promise<void>;
beforeAll(async () => {
  vi.stubGlobal('localStorage', { getItem: HIDES_CLOCK, setItem: () => undefined });
  stop = await speakWithAccents();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await stop();
});

const nothing = () => undefined;

interface Visit extends Answers {
  readonly path?: string;
  readonly item?: string;
}

/** Stray text on a candidate's page; parameters of `path` have their names as values, except `item`. */
async function strayAt(page: ReactNode, sitting: Sitting, visit: Visit = {}) {
  const { path = '/sittings/:id/items/:item', item = 'i2', ...answers } = visit;
  const reading = { serverMs: Date.parse(sitting.serverNow), pageMs: 0 };
  const known = { sitting, reading, accept: nothing, ask: () => Promise.resolve() };
  const element = <SittingContext value={known}>{page}</SittingContext>;
  const address = path.replace(':item', item).replaceAll(':', '');
  const html = await renderRoutes([{ path, element }], address, answers);
  if (html.includes('aria-busy')) throw new Error(`${path} still loads`);
  return findStrayText(html, TIMES);
}

describe('every string for candidates comes from a catalogue', () => {
  it.each<[string, Partial<InvitationView>]>([
    ['that is new', {}],
    ['to nobody by name, with a window', { name: null, opensAt: WHEN }],
    ['that was started elsewhere', { started: true }],
    ['that was started here', { started: true, sitting: 's1' }],
    ['that is over', { started: true, finished: true }],
  ])('on an invitation %s', async (_what, changes) => {
    const data = [[['invitation', 'token'], { ...INVITATION, ...changes }]] as const;
    expect(await strayAt(<InvitationPage />, SITTING, { path: '/i/:token', data })).toEqual([]);
  });

  it.each<[string, Partial<Sitting>]>([
    ['while a section runs', {}],
    ['between two sections', { section: null, deadline: null, nextStartsAt: LATER }],
    ['after the pause', { pause: { available: false, since: null, until: null } }],
  ])('on the overview %s', async (_when, changes) => {
    expect(await strayAt(<OverviewPage />, { ...SITTING, ...changes })).toEqual([]);
  });

  it('while getting ready, paused, handing in, and when the time is over', async () => {
    const pause = { available: false, since: WHEN, until: LATER };
    expect(await strayAt(<ReadyPage />, { ...SITTING, startedAt: null, hasPractice: false })).toEqual([]);
    expect(await strayAt(<PausedPage />, { ...SITTING, pause })).toEqual([]);
    expect(await strayAt(<HandInDialog saving onClose={nothing} />, SITTING)).toEqual([]);
    expect(await strayAt(<TimeUp />, { ...SITTING, section: null, deadline: null })).toEqual([]);
  });

  it.each(['i2', 'practice'])('above a challenge: %s', async (item) => {
    const bar = (
      <SittingBar
        challenge={{ ...CHALLENGE, title: 'Παράθυρο' }}
        saveState={{ kind: 'untouched' }}
        saveNow={nothing}
        onHelp={nothing}
      />
    );
    for (const hidden of ['true', 'false']) {
      HIDES_CLOCK.mockReturnValue(hidden);
      for (const serverNow of [WHEN, '2020-05-04T11:29:50.000Z'])
        expect(await strayAt(bar, { ...SITTING, serverNow }, { item })).toEqual([]);
    }
  });

  it.each(['i1', 'i4'])('in the submissions of a challenge: %s', async (item) => {
    expect(await strayAt(<ItemHistory onOpen={nothing} />, SITTING, { item })).toEqual([]);
  });

  it.each<[string, WalkThrough['state'], string | null]>([
    ['are not ready', 'waiting', null],
    ['can be answered', 'open', null],
    ['were answered', 'open', 'Έτσι'],
    ['are over', 'closed', 'Έτσι'],
    ['are over without an answer', 'closed', null],
  ])('at the end, when questions %s', async (_what, state, text) => {
    const question = { item: 'i1', title: 'Παράθυρο', template: 'x', question: 'Γιατί;', text };
    const data = [
      [['sitting-letter', 's1'], state === 'waiting' ? { ...LETTER, percent: null } : LETTER],
      [['sitting-walk-through', 's1'], { state, closesAt: LATER, questions: [question] }],
      [['sitting-facts', 's1'], { items: [], comments: [] }],
    ] as const;
    for (const changes of [{}, { finishedBy: 'candidate', letter: false } as const])
      expect(await strayAt(<EndPage />, { ...ENDED, ...changes }, { data })).toEqual([]);
  });

  it('in everything that is recorded', async () => {
    const detailOf = (type: FactType): readonly Fact['detail'][] => [
      {},
      { minutes: 2.5, awayMs: 3_000, offlineMs: 3_000, lateMs: 3_000, chars: 40, by: 'deadline' },
      ...(type === 'paste' ? [{ chars: 1, from: 'own' }] : []),
    ];
    const facts = factTypeSchema.options
      .flatMap((type) => detailOf(type).map((detail) => ({ type, detail })))
      .map((fact, index) => ({ ...fact, seq: index + 1, at: WHEN, item: index % 2 === 0 ? null : 'i1' }));
    const comments = [
      { id: 'c1', at: WHEN, fact: 1, text: 'Σχόλιο' },
      { id: 'c2', at: WHEN, fact: null, text: 'Σχόλιο' },
    ];
    for (const onComment of [null, () => Promise.resolve()]) {
      const timeline = <FactTimeline {...{ facts, comments, onComment }} titleOf={() => 'Παράθυρο'} />;
      expect(await strayAt(timeline, SITTING)).toEqual([]);
    }
  });

  it('in the candidate’s playback', async () => {
    const facts = { items: [], comments: [] };
    const data = [
      [['sitting-playback', 's1', 'i2'], { facts, playback: { items: [], full: false } }],
    ] as const;
    expect(await strayAt(<OwnPlaybackPage />, ENDED, { data })).toEqual([]);
  });
});
