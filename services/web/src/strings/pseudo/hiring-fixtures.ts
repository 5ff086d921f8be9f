import type { Analytics, SharedReport, SittingReport, Workspace } from '@hone/contracts/hiring';

/** Data of hiring teams, without a Latin letter in the visible parts. */
export const WHEN = '2020-05-04T10:00:00.000Z';
export const LATER = '2020-05-04T11:30:00.000Z';

export const WORKSPACE: Workspace = {
  id: 'w1',
  name: 'Ομάδα',
  role: 'owner',
  retentionDays: 180,
  blind: false,
  createdAt: WHEN,
};

const QUARTILES = { low: 20, median: 30.5, high: 41 };

export const MANY: Analytics = {
  title: 'Τίτλος',
  min: 30,
  funnel: { invited: 50, opened: 48, started: 45, ended: 40, decided: 20, advanced: 5 },
  n: 40,
  distribution: [1, 2, 3, 4, 5, 5, 5, 5, 5, 5],
  minutes: QUARTILES,
  items: [
    {
      id: 'i1',
      title: 'Παράθυρο',
      n: 40,
      solved: { share: 0.5, low: 0.35, high: 0.65 },
      mean: 61.2,
      discrimination: 0.4,
      minutes: QUARTILES,
    },
  ],
};

const NOTHING = { solved: null, mean: null, discrimination: null, minutes: null };
export const FEW: Analytics = {
  ...MANY,
  n: 3,
  distribution: null,
  minutes: null,
  items: [{ id: 'i1', title: 'Παράθυρο', n: 3, ...NOTHING }],
};

const FACTS = [
  { seq: 1, at: WHEN, type: 'started' as const, item: null, detail: {} },
  { seq: 2, at: WHEN, type: 'paste' as const, item: 'i1', detail: { chars: 40, from: 'outside' } },
  { seq: 3, at: WHEN, type: 'finished' as const, item: null, detail: { by: 'candidate' } },
];

export const SHARED: SharedReport = {
  workspace: 'Ομάδα',
  title: 'Τίτλος',
  candidate: null,
  startedAt: WHEN,
  finishedAt: WHEN,
  finishedBy: 'candidate',
  percent: 80,
  items: [{ id: 'i1', title: 'Παράθυρο', kind: 'sql', weight: 1, percent: null, score: null }],
  skills: [
    { skill: 'relational', percent: 80, range: { low: 50.5, high: 95 }, items: 2, unmeasured: 1 },
    { skill: 'optimization', percent: 80, range: null, items: 1, unmeasured: 0 },
    { skill: 'nosql', percent: null, range: null, items: 0, unmeasured: 2 },
  ],
  facts: FACTS,
  comments: [{ id: 'c1', at: WHEN, fact: 2, text: 'Σχόλιο' }],
  expiresAt: WHEN,
};

export const REPORT: SittingReport = {
  row: {
    id: 's1',
    assessment: { id: 'a1', title: 'Τίτλος', version: 1 },
    candidate: { name: 'Άδα', email: null },
    status: 'graded',
    invitedAt: WHEN,
    opensAt: null,
    expiresAt: WHEN,
    startedAt: WHEN,
    finishedAt: WHEN,
    deadline: null,
    lastContactAt: WHEN,
    percent: 80,
    hidden: false,
    reviews: { handedIn: 0, open: 0 },
    outcome: null,
    skills: [],
  },
  may: { review: true, decide: true, manage: true },
  retentionDays: 180,
  erasesAt: null,
  openedAt: WHEN,
  finishedBy: 'candidate',
  extraTimePercent: 0,
  credits: [],
  items: [
    {
      id: 'i1',
      title: 'Παράθυρο',
      kind: 'sql',
      challenge: { slug: 'window', version: 1 },
      weight: 1,
      counted: null,
      percent: 80,
      score: null,
      submissions: [],
    },
  ],
  skills: [],
  facts: FACTS,
  comments: [],
  messages: [],
  mails: [],
  explanations: [{ item: 'i1', template: 'x', question: 'Γιατί;', text: 'Έτσι', at: WHEN }],
  percentile: { percent: 70, n: 40 },
  rubric: { items: [] },
  ownReview: null,
  reviews: [],
  agreement: null,
  decisions: [],
};
