import type { InvitationView, Sitting, WalkThrough } from '@hone/contracts/hiring';
import { AT, COMMENTS, DUE, FACTS, LATER, list, SCORE, SUBMISSION } from './sitting-facts.js';
import { PLAYBACK } from './team-talk.js';

const INVITATION: InvitationView = {
  workspace: 'Harbour Logistics',
  title: 'Senior back-end engineer',
  intro: 'We move containers, and the software that books them. Ask **Mina** anything: mina@example.org.',
  name: 'Ada',
  assistants: 'disclosed',
  letter: true,
  walkThrough: true,
  hasPractice: true,
  minutes: 94,
  extraTimePercent: 25,
  sections: [
    { title: 'Code', minutes: 50, items: 1 },
    { title: 'Data', minutes: 44, items: 2 },
  ],
  opensAt: null,
  expiresAt: DUE,
  retentionDays: 180,
  sitting: null,
  started: false,
  finished: false,
  mailsCode: true,
};

const item = (id: string, slug: string, title: string): Sitting['sections'][number]['items'][number] => ({
  id,
  challenge: slug,
  title,
  kind: 'optimization',
  difficulty: 2,
  minutes: 25,
  weight: 1,
  languages: ['python'],
  savedAt: AT,
  submissions: [],
});

const SITTING: Sitting = {
  id: 'sit1',
  status: 'opened',
  workspace: 'Harbour Logistics',
  title: 'Senior back-end engineer',
  intro: '',
  assistants: 'disclosed',
  letter: true,
  walkThrough: true,
  hasPractice: true,
  retentionDays: 180,
  opensAt: null,
  expiresAt: DUE,
  startedAt: null,
  finishedAt: null,
  finishedBy: null,
  sections: [
    { id: 's1', title: 'Code', minutes: 50, state: 'waiting', startedAt: null, deadline: null, items: [] },
    { id: 's2', title: 'Data', minutes: 44, state: 'waiting', startedAt: null, deadline: null, items: [] },
  ],
  section: null,
  deadline: null,
  nextStartsAt: null,
  extraTimePercent: 25,
  credits: [],
  pause: { available: true, since: null, until: null },
  serverNow: AT,
};

const RUNNING: Sitting = {
  ...SITTING,
  status: 'started',
  startedAt: AT,
  section: 0,
  deadline: '2026-05-04T10:34:05.000Z',
  credits: [{ at: AT, minutes: 1.5, reason: 'outage', note: null }],
  sections: [
    {
      id: 's1',
      title: 'Code',
      minutes: 50,
      state: 'open',
      startedAt: AT,
      deadline: '2026-05-04T10:34:05.000Z',
      items: [
        { ...item('i1', 'busiest-window', 'The busiest window'), submissions: [SUBMISSION] },
        { ...item('i2', 'longest-run', 'The longest run of one'), savedAt: null },
      ],
    },
    { id: 's2', title: 'Data', minutes: 44, state: 'waiting', startedAt: null, deadline: null, items: [] },
  ],
};

const CHALLENGE_VIEW = {
  item: 'i1',
  slug: 'busiest-window',
  title: 'The busiest window',
  kind: 'optimization',
  summary: 'Find the busiest window.',
  difficulty: 2,
  minutes: 25,
  skills: ['optimization'],
  languages: ['python'],
  version: 3,
  statement:
    'Given times of events, find the window of `k` seconds with the most events.\n\nPrint its start.',
  starter: { python: [{ path: 'main.py', content: 'import sys\n\n\ndef solve(times, k):\n    return 0\n' }] },
  samples: [{ id: 's1', title: 'Small', input: '3 10\n1\n2\n30\n', output: '1\n' }],
  limits: { cpuMs: 2_000, wallMs: 10_000, memoryMiB: 256, outputKiB: 64, processes: 16 },
  groups: [{ id: 'g1', title: 'Correctness', weight: 60 }],
  submit: ['main.py'],
};

const NOBODY = { '/me': { user: null }, '/challenges': list([]) };
const LETTER = {
  title: 'Senior back-end engineer',
  workspace: 'Harbour Logistics',
  finishedAt: LATER,
  percent: 61.5,
  items: [
    {
      id: 'i1',
      title: 'The busiest window',
      weight: 1,
      percent: 74,
      counted: 'x1',
      by: 'candidate',
      score: SCORE,
      missed: [{ title: 'Grows no faster than the reference', reason: 'too-slow' }],
    },
    {
      id: 'i2',
      title: 'Quiet customers',
      weight: 1,
      percent: 100,
      counted: 'x2',
      by: 'deadline',
      score: SCORE,
      missed: [],
    },
  ],
};

const WALK_THROUGH: WalkThrough = {
  state: 'open',
  closesAt: '2026-05-07T11:12:00.000Z',
  questions: [
    {
      item: 'i1',
      title: 'The busiest window',
      template: 'growth',
      question:
        'Its time grows like n², faster than the reference’s. Which part causes that, and what would you do instead?',
      text: 'Sorting inside the loop. I would sort once.',
    },
    {
      item: 'i2',
      title: 'Quiet customers',
      template: 'next-rows',
      question: 'Which rows would you add next to break your query, and why those?',
      text: null,
    },
  ],
};

/** Responses for a candidate's pages, by the state of the sitting. */
export const CANDIDATE = {
  invited: { ...NOBODY, '/invitations/token': INVITATION },
  elsewhere: { ...NOBODY, '/invitations/token': { ...INVITATION, started: true } },
  ready: { ...NOBODY, '/sittings/sit1': SITTING },
  running: {
    ...NOBODY,
    '/sittings/sit1': RUNNING,
    '/sittings/sit1/items/i1': CHALLENGE_VIEW,
    '/sittings/sit1/items/i1/draft': { draft: null },
  },
  paused: {
    ...NOBODY,
    '/sittings/sit1': {
      ...RUNNING,
      pause: { available: false, since: AT, until: '2026-05-04T10:30:00.000Z' },
    },
  },
  over: { ...NOBODY, '/sittings/sit1': { ...RUNNING, deadline: AT } },
  ended: {
    ...NOBODY,
    '/sittings/sit1': {
      ...RUNNING,
      status: 'graded',
      finishedAt: LATER,
      finishedBy: 'deadline',
      deadline: null,
      section: null,
    },
    '/sittings/sit1/letter': LETTER,
    '/sittings/sit1/walk-through': WALK_THROUGH,
    '/sittings/sit1/facts': { items: FACTS, comments: COMMENTS },
    '/sittings/sit1/items/i1/playback': PLAYBACK,
  },
  lost: NOBODY,
} as const satisfies Readonly<Record<string, Readonly<Record<string, unknown>>>>;
