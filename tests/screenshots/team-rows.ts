import type { SittingRow } from '@hone/contracts/hiring';
import { AT, DUE, LATER } from './sitting-facts.js';

/** The candidate of the report. */
export const ROW: SittingRow = {
  id: 'sit1',
  assessment: { id: 'a1', title: 'Senior back-end engineer', version: 1 },
  candidate: { name: 'Ada Lovelace', email: 'ada@example.org' },
  status: 'graded',
  invitedAt: AT,
  opensAt: null,
  expiresAt: DUE,
  startedAt: AT,
  finishedAt: LATER,
  deadline: null,
  lastContactAt: null,
  percent: 82.4,
  hidden: false,
  reviews: { handedIn: 1, open: 1 },
  outcome: null,
  skills: [],
};

export const ROWS: readonly SittingRow[] = [
  ROW,
  {
    ...ROW,
    id: 'sit2',
    candidate: { name: 'Radhia Cousot', email: 'radhia@example.org' },
    status: 'started',
    finishedAt: null,
    deadline: LATER,
    lastContactAt: AT,
    percent: null,
  },
  {
    ...ROW,
    id: 'sit3',
    candidate: { name: null, email: 'grace.hopper.with.a.long.address@example.org' },
    status: 'decided',
    outcome: 'advance',
    percent: 91,
  },
  {
    ...ROW,
    id: 'sit4',
    candidate: { name: 'Kathleen Booth', email: null },
    status: 'expired',
    startedAt: null,
    finishedAt: null,
    percent: null,
    reviews: { handedIn: 0, open: 0 },
  },
];
