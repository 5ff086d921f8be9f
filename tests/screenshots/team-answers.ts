import type { Assessment, SittingReport, Workspace } from '@hone/contracts/hiring';
import { ANALYTICS, SHARE_LINK, SHARED } from './team-statistics.js';
import { ROW, ROWS } from './team-rows.js';
import { DELIVERIES, PLAYBACK, SIMILARITY, TALK, WEBHOOKS } from './team-talk.js';
import { AT, COMMENTS, DUE, FACTS, LATER, list, SCORE, SUBMISSION } from './sitting-facts.js';

const WORKSPACE: Workspace = {
  id: 'w1',
  name: 'Harbour Logistics',
  role: 'owner',
  retentionDays: 180,
  blind: true,
  createdAt: AT,
};

const CHALLENGES = [
  ['busiest-window', 'The busiest window', 'optimization', 2, 25, ['optimization', 'languages']],
  ['quiet-customers', 'Quiet customers', 'sql', 3, 30, ['relational', 'root-cause']],
  ['order-service', 'Idempotent orders', 'api-design', 3, 45, ['api-design', 'integration']],
].map(([slug, title, kind, difficulty, minutes, skills]) => ({
  slug,
  title,
  kind,
  summary: 'A short summary of the challenge.',
  difficulty,
  minutes,
  skills,
  languages: ['python', 'go', 'java'],
  status: 'new',
}));

const ASSESSMENT: Assessment = {
  id: 'a1',
  state: 'published',
  revision: 4,
  savedAt: AT,
  changed: true,
  versions: [{ version: 1, publishedAt: AT, window: null }],
  content: {
    title: 'Senior back-end engineer',
    intro: 'We move containers, and the software that books them. Ask Mina (mina@example.org) anything.',
    assistants: 'disclosed',
    letter: true,
    walkThrough: true,
    practice: 'order-service',
    sections: [
      {
        id: 's1',
        title: 'Code',
        minutes: 40,
        items: [{ id: 'i1', challenge: 'busiest-window', weight: 2, languages: ['python', 'go'] }],
      },
      {
        id: 's2',
        title: 'Data',
        minutes: 35,
        items: [{ id: 'i2', challenge: 'quiet-customers', weight: 1 }],
      },
    ],
  },
};

const RUBRIC = {
  items: [
    {
      id: 'r1',
      title: 'Readability',
      weight: 1,
      levels: [
        { title: 'Weak', anchor: 'Names and structure hide what it does.' },
        { title: 'Fair', anchor: 'Understandable after a second look.' },
        { title: 'Strong', anchor: 'Reads like the problem.' },
      ],
    },
  ],
};

const REPORT: SittingReport = {
  row: ROW,
  may: { review: true, decide: true, manage: true },
  retentionDays: 180,
  erasesAt: null,
  openedAt: AT,
  finishedBy: 'candidate',
  extraTimePercent: 25,
  credits: [{ at: AT, minutes: 1.5, reason: 'outage', note: null }],
  items: [
    {
      id: 'i1',
      title: 'The busiest window',
      kind: 'optimization',
      challenge: { slug: 'busiest-window', version: 3 },
      weight: 2,
      counted: 'x1',
      percent: 74,
      score: SCORE,
      submissions: [SUBMISSION],
    },
    {
      id: 'i2',
      title: 'Quiet customers',
      kind: 'sql',
      challenge: { slug: 'quiet-customers', version: 1 },
      weight: 1,
      counted: null,
      percent: 0,
      score: null,
      submissions: [],
    },
  ],
  skills: [
    { skill: 'optimization', percent: 74, range: { low: 40.1, high: 94.2 }, items: 2, unmeasured: 0 },
    { skill: 'relational', percent: 0, range: null, items: 1, unmeasured: 1 },
    { skill: 'mentoring', percent: null, range: null, items: 0, unmeasured: 1 },
  ],
  facts: [...FACTS],
  comments: COMMENTS,
  explanations: [
    {
      item: 'i1',
      template: 'growth',
      question: TALK.items[0]?.questions[0]?.text ?? '',
      text: 'Sorting inside the loop. I would sort once and move both ends of the window forward, which is linear.',
      at: LATER,
    },
  ],
  percentile: { percent: 72, n: 41 },
  mails: [
    { at: AT, state: 'rejected', detail: '550 5.1.1 no such user' },
    { at: LATER, state: 'sent', detail: '250 2.0.0 queued' },
  ],
  messages: [{ at: AT, text: 'I need ten more minutes because of my screen reader.' }],
  rubric: RUBRIC,
  ownReview: {
    reviewer: { id: 'u1', name: 'Jo Park' },
    ratings: [],
    notes: [
      { text: 'Reads the input twice.' },
      { text: 'Ask why this is printed here.', submission: 'x1', path: 'main.py', line: 3 },
    ],
    percent: null,
    savedAt: LATER,
    handedInAt: null,
  },
  reviews: [
    {
      reviewer: { id: 'u2', name: 'Mina Rahmani' },
      ratings: [{ item: 'r1', level: 2 }],
      notes: [{ text: 'Clear structure; the second loop could go.' }],
      percent: 100,
      savedAt: LATER,
      handedInAt: LATER,
    },
  ],
  agreement: null,
  decisions: [
    {
      number: 1,
      at: LATER,
      by: { id: 'u1', name: 'Jo Park' },
      outcome: 'hold',
      reason: 'Wait for the second review.',
    },
  ],
};

/** Responses for the pages of a workspace. */
export const TEAM: Readonly<Record<string, unknown>> = {
  '/me': { user: { id: 'u1', name: 'Jo Park', guest: false, email: 'jo@example.org', roles: [] } },
  '/challenges': list(CHALLENGES),
  '/workspaces': list([WORKSPACE, { ...WORKSPACE, id: 'w2', name: 'Evening project', role: 'reviewer' }]),
  '/workspaces/w1': WORKSPACE,
  '/workspaces/w1/assessments': list([
    {
      id: 'a1',
      title: 'Senior back-end engineer',
      state: 'published',
      version: 1,
      items: 2,
      minutes: 75,
      savedAt: AT,
    },
    { id: 'a2', title: 'Data platform', state: 'draft', version: null, items: 0, minutes: 0, savedAt: AT },
  ]),
  '/workspaces/w1/assessments/a1': ASSESSMENT,
  '/workspaces/w1/assessments/a1/rubric': RUBRIC,
  '/workspaces/w1/members': list([
    { user: 'u1', name: 'Jo Park', email: 'jo@example.org', role: 'owner', joinedAt: AT },
    { user: 'u2', name: 'Mina Rahmani', email: 'mina@example.org', role: 'blind-reviewer', joinedAt: AT },
  ]),
  '/workspaces/w1/domains': list([{ domain: 'harbour.example', role: 'blind-reviewer', addedAt: AT }]),
  '/joinable-workspaces': list([{ id: 'w3', name: 'Platform', role: 'reviewer' }]),
  '/workspaces/w1/member-links': list([
    { id: 'l1', role: 'reviewer', createdAt: AT, expiresAt: DUE, used: false },
  ]),
  '/workspaces/w1/audit': list([
    { id: 'e1', at: AT, actor: 'Jo Park', action: 'report.view', subject: 'sit1', detail: null },
    { id: 'e2', at: AT, actor: 'candidate', action: 'sitting.start', subject: 'sit1', detail: null },
  ]),
  '/workspaces/w1/sittings': list(ROWS),
  '/workspaces/w1/sittings/sit1': REPORT,
  '/workspaces/w1/sittings/sit1/submissions/x1': {
    submission: {
      id: 'x1',
      challenge: { slug: 'busiest-window', version: 3 },
      language: 'python',
      mode: 'submit',
      status: 'graded',
      verdict: 'partial',
      reason: 'too-slow',
      score: SCORE,
      checks: [
        {
          id: 'c1',
          title: 'Finds the window in small inputs',
          group: 'g1',
          weight: 1,
          required: true,
          status: 'pass',
          score: 1,
          visible: true,
        },
        {
          id: 'c2',
          title: 'Grows no faster than the reference',
          group: 'g2',
          weight: 1,
          required: false,
          status: 'fail',
          reason: 'too-slow',
          score: 0.3,
          visible: false,
          evidence: { type: 'summary', text: 'Grows like n²; the reference grows like n.' },
        },
      ],
      phases: null,
      attempts: 1,
      lastSeq: 9,
      createdAt: AT,
      finishedAt: AT,
    },
    files: [{ path: 'main.py', content: 'import sys\n\nprint(1)\n' }],
    starter: [{ path: 'main.py', content: 'import sys\n' }],
  },
  '/workspaces/w1/assessments/a1/analytics': ANALYTICS,
  '/workspaces/w1/sittings/sit1/talk': TALK,
  '/workspaces/w1/sittings/sit1/similarity': SIMILARITY,
  '/workspaces/w1/sittings/sit1/playback/i1': PLAYBACK,
  '/workspaces/w1/webhooks': list(WEBHOOKS),
  '/workspaces/w1/webhooks/h1/deliveries': list(DELIVERIES),
  '/workspaces/w1/sittings/sit1/share-links': list([SHARE_LINK]),
  '/shared/token': SHARED,
  '/join/token': { workspace: 'Harbour Logistics', role: 'reviewer' },
};
