/** Data that both sides of a sitting show. */
export const AT = '2026-05-04T10:00:00.000Z';
export const LATER = '2026-05-04T11:12:00.000Z';
export const DUE = '2026-05-18T21:59:59.000Z';

export const SUBMISSION = {
  id: 'x1',
  status: 'graded',
  verdict: 'partial',
  percent: 74,
  language: 'python',
  at: '2026-05-04T10:31:00.000Z',
  by: 'candidate',
} as const;

export const FACTS = [
  { seq: 1, at: AT, type: 'opened', item: null, detail: {} },
  { seq: 2, at: AT, type: 'started', item: null, detail: {} },
  { seq: 3, at: AT, type: 'paste', item: 'i1', detail: { chars: 240, from: 'outside' } },
  { seq: 4, at: AT, type: 'focus-back', item: null, detail: { awayMs: 42_000 } },
  { seq: 5, at: LATER, type: 'finished', item: null, detail: { by: 'candidate' } },
] as const;

export const COMMENTS = [
  { id: 'c1', at: LATER, fact: 3, text: 'That was my own snippet for reading input quickly.' },
];

export const SCORE = {
  points: 74,
  max: 100,
  percent: 74,
  groups: [
    { id: 'g1', title: 'Correctness', points: 60, max: 60, components: [] },
    { id: 'g2', title: 'Speed', points: 14, max: 40, components: [] },
  ],
};

export const list = (items: readonly unknown[]) => ({ items, nextCursor: null });
