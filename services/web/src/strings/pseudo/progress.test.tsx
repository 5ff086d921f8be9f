import { skillSchema } from '@hone/contracts';
import type { ChallengeProgress, MyProgress, Suggestion } from '@hone/contracts/practice';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MePage } from '../../me/me-page.js';
import { ScoreDistribution } from '../../me/score-distribution.js';
import { formatDateTime } from '../../words/quantities.js';
import { zoneName } from '../../words/zone.js';
import { PERSON } from './fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderPage } from './render-page.js';
import { findStrayText } from './stray-text.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(() => stop());

const AT = '2026-03-01T12:00:00.000Z';
const FACTS = { slug: 'a', title: 'Αβγ', kind: 'sql', difficulty: 2, minutes: 75 };
const ROW: ChallengeProgress = {
  ...FACTS,
  skills: ['relational'],
  status: 'solved',
  runs: 3,
  submits: 2,
  best: { percent: 97.5, submission: 's', at: AT },
  firstPercent: 40,
  lastAt: AT,
  language: 'sql',
  minutesSpent: 12,
};
const REASONS: Suggestion['reason'][] = [
  { type: 'track', slug: 't', title: 'Τίτλος', solved: 1, total: 3 },
  { type: 'first', slug: 't', title: 'Τίτλος' },
  { type: 'unmeasured', skill: 'nosql' },
  { type: 'unsure', skill: 'relational' },
  { type: 'harder', than: 'Δεζ' },
];
const PROGRESS: MyProgress = {
  challenges: [
    ...Array.from({ length: 12 }, (_, index) => ({ ...ROW, slug: `a${index}` })),
    { ...ROW, slug: 'b', firstPercent: 97.5, status: 'tried' },
  ],
  skills: skillSchema.options.map((skill, index) => ({
    skill,
    measured: index % 2 === 0 ? { estimate: 60, low: 40, high: 80, challenges: 2 } : null,
    solved: 1,
    offered: index % 3,
  })),
  continue: [{ ...FACTS, lastAt: AT, language: 'go' }],
  suggestions: REASONS.map((reason, index) => ({ ...FACTS, slug: `s${index}`, reason })),
  streak: {
    current: 2,
    longest: 5,
    today: '2026-03-01',
    days: ['2026-02-27', '2026-03-01'],
    endsToday: true,
  },
  totals: { runs: 3, submits: 2, solved: 1, tried: 1, minutesSpent: 90 },
};
const NOTHING: MyProgress = {
  ...PROGRESS,
  challenges: [],
  skills: PROGRESS.skills.map((skill) => ({ ...skill, measured: null })),
  continue: [],
  suggestions: [],
};

describe('every string about progress comes from a catalogue', () => {
  it.each([
    ['much', PROGRESS],
    ['nothing', NOTHING],
  ])('on the page of who did %s', async (_what, progress) => {
    const data = [
      [['me'], PERSON],
      [['progress'], progress],
    ] as const;
    const html = await renderPage(<MePage />, { data });
    expect(findStrayText(html, [formatDateTime(AT), zoneName()])).toEqual([]);
  });

  it.each([
    ['few people', { people: 3, bins: null, solved: null }],
    ['many people', { people: 40, bins: [0, 0, 0, 0, 0, 10, 0, 0, 0, 30], solved: 20 }],
  ])('in the scores of %s', async (_what, scores) => {
    const html = await renderPage(<ScoreDistribution slug="a" own={55} />, {
      data: [[['scores', 'a'], scores]],
    });
    expect(findStrayText(html)).toEqual([]);
  });
});
