import type { AssessmentContent, Sitting, StartWindow } from '@hone/contracts/hiring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuilderContext } from '../../builder/builder-context.js';
import { meaningOf } from '../../builder/start-window.js';
import { WindowFields } from '../../builder/window-fields.js';
import { InvitationAbout } from '../../sitting/invitation-about.js';
import { ReadyPage } from '../../sitting/ready-page.js';
import { SittingContext } from '../../sitting/use-sitting.js';
import { formatDateTime } from '../../words/quantities.js';
import { zoneName } from '../../words/zone.js';
import { t } from '../sitting.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderPage } from './render-page.js';
import { findStrayText } from './stray-text.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(() => stop());

const WINDOW: StartWindow = { opensAt: '2020-05-04T10:00:00.000Z', closesAt: '2020-05-04T11:00:00.000Z' };
const MINUTES = 90;
const DATA = [
  zoneName(),
  ...[WINDOW.opensAt, WINDOW.closesAt, meaningOf(WINDOW, MINUTES).lastEnd ?? ''].map((at) =>
    formatDateTime(at),
  ),
];
const nothing = () => undefined;

const BASE: AssessmentContent = {
  title: 'Τίτλος',
  intro: '',
  sections: [],
  totalMinutes: MINUTES,
  assistants: 'allowed',
  letter: true,
};

const SITTING: Sitting = {
  id: 's1',
  status: 'opened',
  workspace: 'Ομάδα',
  title: 'Τίτλος',
  intro: '',
  assistants: 'allowed',
  letter: true,
  walkThrough: false,
  hasPractice: true,
  retentionDays: 180,
  opensAt: WINDOW.opensAt,
  expiresAt: WINDOW.closesAt,
  startedAt: null,
  finishedAt: null,
  finishedBy: null,
  sections: [],
  section: null,
  deadline: null,
  nextStartsAt: null,
  extraTimePercent: 0,
  credits: [],
  pause: { available: false, since: null, until: null },
  serverNow: '2020-05-04T09:59:59.000Z',
};

function renderReady(changes: Partial<Sitting>): Promise<string> {
  const sitting = { ...SITTING, ...changes };
  const reading = { serverMs: Date.parse(sitting.serverNow), pageMs: 0 };
  const known = { sitting, reading, accept: nothing, ask: () => Promise.resolve() };
  const page = (
    <SittingContext value={known}>
      <ReadyPage />
    </SittingContext>
  );
  return renderPage(page);
}

describe('every string about the window for starts comes from a catalogue', () => {
  it.each<[string, StartWindow | undefined]>([
    ['none', undefined],
    ['shorter than a sitting', WINDOW],
    ['in the wrong order', { opensAt: WINDOW.closesAt, closesAt: WINDOW.opensAt }],
  ])('in the builder, with a window that is %s', async (_what, window) => {
    const content = window === undefined ? BASE : { ...BASE, window };
    const html = await renderPage(
      <BuilderContext value={{ content, change: nothing, known: new Map(), readOnly: false }}>
        <WindowFields />
      </BuilderContext>,
    );
    expect(findStrayText(html, DATA)).toEqual([]);
    expect(html.match(/datetime-local/g) ?? []).toHaveLength(window === undefined ? 0 : 2);
  });

  it('on the invitation page', async () => {
    const { opensAt, closesAt: expiresAt } = WINDOW;
    const about = { ...SITTING, opensAt, expiresAt, minutes: MINUTES, sections: [] };
    expect(findStrayText(await renderPage(<InvitationAbout view={about} />), DATA)).toEqual([]);
  });

  it.each<[string, Partial<Sitting>, boolean]>([
    ['before', {}, false],
    ['within', { serverNow: WINDOW.opensAt }, true],
    ['after', { serverNow: WINDOW.closesAt, status: 'expired' }, false],
    ['without', { opensAt: null }, true],
  ])(
    'while getting ready %s the window, with a button only when it works',
    async (_when, changes, starts) => {
      const html = await renderReady(changes);
      expect(findStrayText(html, DATA)).toEqual([]);
      const button = new RegExp(`<button[^>]*>(?:<span[^>]*>)*${t('ready.start').replace(/[[\]]/g, '\\$&')}`);
      expect(button.test(html)).toBe(starts);
    },
  );
});
