import type {
  Comparison,
  ItemSimilarity,
  ReportSubmissionView,
  Review,
  SittingReport,
  SittingRow,
} from '@hone/contracts/hiring';
import { checkOf, SUBMISSION } from './fixtures.js';
import { LATER, REPORT, SHARED, WHEN } from './hiring-fixtures.js';

/** Reports of sittings, without a Latin letter in the visible parts. */
const ANSWER = {
  id: 'x1',
  status: 'graded' as const,
  verdict: 'partial' as const,
  percent: 80,
  language: 'python' as const,
  at: WHEN,
  by: 'candidate' as const,
};

export const REVIEW: Review = {
  reviewer: { id: 'u2', name: 'Ηρώ' },
  ratings: [{ item: 'r1', level: 1 }],
  notes: [{ text: 'Καλό' }, { text: 'Γρήγορο', submission: 'x1', path: 'αρχείο', line: 1 }],
  percent: 100,
  savedAt: WHEN,
  handedInAt: WHEN,
};

const CREDITS = (['outage', 'team', 'pause'] as const).map((reason) => ({
  at: WHEN,
  minutes: 2.5,
  reason,
  note: reason === 'team' ? 'Σεισμός' : null,
}));

/** A report of a finished sitting, with all fields. */
export const FULL: SittingReport = {
  ...REPORT,
  row: { ...REPORT.row, candidate: { name: 'Άδα', email: 'άδα@παράδειγμα' }, opensAt: WHEN },
  openedAt: WHEN,
  extraTimePercent: 25,
  credits: CREDITS,
  erasesAt: LATER,
  items: REPORT.items.map((item) => ({
    ...item,
    counted: 'x1',
    submissions: [ANSWER, { ...ANSWER, id: 'x2', verdict: null, status: 'queued', by: 'deadline' }],
  })),
  skills: SHARED.skills,
  comments: SHARED.comments,
  messages: [{ at: WHEN, text: 'Μήνυμα' }],
  mails: [...(['waiting', 'sent', 'rejected', 'expired', 'abandoned'] as const), null].map((state) => ({
    at: WHEN,
    state,
    detail: 'λόγος',
  })),
  rubric: {
    items: ['r1', 'r2'].map((id) => ({
      id,
      title: 'Κριτήριο',
      weight: 1,
      levels: ['Κακό', 'Καλό'].map((title) => ({ title, anchor: 'Περιγραφή' })),
    })),
  },
  ownReview: { ...REVIEW, handedInAt: null },
  reviews: [REVIEW],
  agreement: 0.5,
  decisions: [{ number: 1, at: WHEN, by: { id: 'u2', name: 'Ηρώ' }, outcome: 'advance', reason: 'Επειδή' }],
};

export const HIDDEN: SittingReport = {
  ...FULL,
  row: { ...FULL.row, hidden: true, percent: null },
  items: FULL.items.map((item) => ({ ...item, percent: null })),
  percentile: null,
  reviews: null,
  agreement: null,
  decisions: null,
};

export const VIEW: ReportSubmissionView = {
  submission: { ...SUBMISSION, checks: [checkOf({})] },
  files: [{ path: 'αρχείο', content: 'α\nβ\n' }],
  starter: [{ path: 'αρχείο', content: 'α\n' }],
};

/** A row in each state of an invitation and of a sitting. */
export const ROWS: readonly SittingRow[] = [
  { ...FULL.row, id: 'σ2', candidate: { name: null, email: null }, outcome: 'hold', lastContactAt: LATER },
  { ...FULL.row, id: 's3', hidden: true, percent: null, reviews: { handedIn: 1, open: 2 } },
  { ...FULL.row, id: 's4', finishedAt: null, deadline: LATER, status: 'started', percent: null },
  { ...FULL.row, id: 's5', percent: null },
  ...(['invited', 'expired', 'revoked'] as const).flatMap((status) =>
    [WHEN, null].map((opensAt, index) => ({
      ...FULL.row,
      ...{ id: `${status}${index}`, status, opensAt, startedAt: null, finishedAt: null },
    })),
  ),
];

export const COMPARISON: Comparison = {
  assessment: { id: 'a1', title: 'Τίτλος' },
  candidates: [FULL.row, { ...FULL.row, id: 's3', hidden: true, percent: null, outcome: 'decline' }],
  items: [
    { id: 'i1', title: 'Παράθυρο', weight: 1, percents: [80, null] },
    { id: 'i2', title: 'Παράθυρο', weight: 1, percents: [80, 78] },
  ],
  rubric: [{ id: 'r1', title: 'Κριτήριο', levels: [1, null] }],
  spread: 3.5,
};

const PLACE = { path: 'αρχείο', line: 3, text: 'α' };

/** Similar answers in every state. */
export const SIMILAR: readonly ItemSimilarity[] = [
  ...(['no-answer', 'short', 'large', 'alone', 'failed'] as const).map((state) => ({
    ...{ id: state, state, compared: 0, typical: null, highest: null, matches: [] },
  })),
  { id: 'none', state: 'compared', compared: 1, typical: 6, highest: 20, matches: [] },
  {
    ...{ id: 'some', state: 'compared', compared: 2, typical: 6, highest: 80 },
    matches: [
      { sitting: 's2', candidate: null, percent: 80, examples: [{ own: PLACE, other: PLACE }] },
      { sitting: 's3', candidate: 'Ηρώ', percent: 60, examples: [] },
    ],
  },
];
