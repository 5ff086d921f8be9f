import type { InvitationView, ResultLetter, Sitting, SittingItem } from '@hone/contracts/hiring';
import { LATER, WHEN } from './hiring-fixtures.js';

/** Data of a candidate's pages, without a Latin letter in the visible parts. */
const SUBMITTED = {
  ...{ id: 'x1', status: 'graded' as const, verdict: 'accepted' as const, percent: 100 },
  ...{ language: 'python' as const, at: WHEN, by: 'candidate' as const },
};

const ITEM: SittingItem = {
  ...{ id: 'i1', challenge: 'window', title: 'Παράθυρο', kind: 'sql' },
  ...{ difficulty: 2, minutes: 30, weight: 1, languages: ['python'], savedAt: null, submissions: [] },
};

const ITEMS: SittingItem[] = [
  ITEM,
  { ...ITEM, id: 'i2', savedAt: WHEN },
  { ...ITEM, id: 'i3', submissions: [SUBMITTED] },
  { ...ITEM, id: 'i4', savedAt: LATER, submissions: [SUBMITTED, { ...SUBMITTED, verdict: null }] },
];

const SECTION = {
  ...{ id: 'c1', title: 'Μέρος', minutes: null, state: 'closed' as const },
  ...{ startedAt: WHEN, deadline: null, items: [ITEM] },
};

export const SITTING: Sitting = {
  ...{ id: 's1', status: 'started', workspace: 'Ομάδα', title: 'Τίτλος', intro: '' },
  ...{ assistants: 'disclosed', letter: true, walkThrough: true, hasPractice: true, retentionDays: 180 },
  ...{ opensAt: null, expiresAt: LATER, startedAt: WHEN, finishedAt: null, finishedBy: null },
  sections: [
    SECTION,
    { ...SECTION, id: 'c2', minutes: 45, state: 'open', deadline: LATER, items: ITEMS },
    { ...SECTION, id: 'c3', minutes: 45, state: 'waiting', startedAt: null, items: [] },
  ],
  ...{ section: 1, deadline: LATER, nextStartsAt: null, extraTimePercent: 25 },
  credits: [{ at: WHEN, minutes: 2.5, reason: 'team', note: 'Σεισμός' }],
  pause: { available: true, since: null, until: null },
  serverNow: WHEN,
};

export const ENDED: Sitting = {
  ...SITTING,
  ...{ status: 'graded', finishedAt: LATER, finishedBy: 'deadline', section: null, deadline: null },
};

export const INVITATION: InvitationView = {
  ...{ workspace: 'Ομάδα', title: 'Τίτλος', intro: 'Κείμενο', name: 'Άδα', assistants: 'allowed' },
  ...{ letter: false, walkThrough: true, hasPractice: true, minutes: 90, extraTimePercent: 25 },
  sections: [
    { title: 'Μέρος', minutes: null, items: 2 },
    { title: 'Μέρος', minutes: 22.5, items: 1 },
  ],
  ...{ opensAt: null, expiresAt: LATER, retentionDays: 180, sitting: null },
  ...{ started: false, finished: false, mailsCode: true },
};

const ANSWER = {
  ...{ id: 'i1', title: 'Παράθυρο', weight: 1, percent: 80, counted: 'x1' },
  ...{ by: 'candidate' as const, score: null },
  missed: [
    { title: 'Έλεγχος', reason: 'wrong-answer' },
    { title: 'Έλεγχος', reason: null },
  ],
};

export const LETTER: ResultLetter = {
  ...{ title: 'Τίτλος', workspace: 'Ομάδα', finishedAt: LATER, percent: 62.5 },
  items: [
    ANSWER,
    { ...ANSWER, id: 'i2', percent: 100, by: 'deadline', missed: [] },
    { ...ANSWER, id: 'i3', percent: null, by: null, missed: [] },
  ],
};
