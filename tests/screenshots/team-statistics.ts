import type { Analytics, SharedReport, ShareLink } from '@hone/contracts/hiring';
import { AT, COMMENTS, DUE, FACTS, LATER, SCORE } from './sitting-facts.js';

/** Statistics of an assessment that enough people sat. */
export const ANALYTICS: Analytics = {
  title: 'Senior back-end engineer',
  min: 30,
  funnel: { invited: 64, opened: 55, started: 51, ended: 48, decided: 40, advanced: 12 },
  n: 46,
  distribution: [2, 1, 3, 5, 4, 6, 8, 7, 6, 4],
  minutes: { low: 41.2, median: 58, high: 70.5 },
  items: [
    {
      id: 'i1',
      title: 'The busiest window',
      n: 46,
      solved: { share: 0.28, low: 0.17, high: 0.43 },
      mean: 61.3,
      discrimination: 0.62,
      minutes: { low: 18, median: 27.5, high: 36.1 },
    },
    {
      id: 'i2',
      title: 'Quiet customers',
      n: 24,
      solved: null,
      mean: null,
      discrimination: null,
      minutes: null,
    },
  ],
};

export const SHARE_LINK: ShareLink = { id: 'k1', createdAt: AT, expiresAt: DUE, names: false };

export const SHARED: SharedReport = {
  workspace: 'Harbour Logistics',
  title: 'Senior back-end engineer',
  candidate: null,
  startedAt: AT,
  finishedAt: LATER,
  finishedBy: 'candidate',
  percent: 82.4,
  items: [
    { id: 'i1', title: 'The busiest window', kind: 'optimization', weight: 2, percent: 74, score: SCORE },
    { id: 'i2', title: 'Quiet customers', kind: 'sql', weight: 1, percent: 0, score: null },
  ],
  skills: [{ skill: 'optimization', percent: 74, range: null, items: 1, unmeasured: 0 }],
  facts: [...FACTS],
  comments: COMMENTS,
  expiresAt: DUE,
};
