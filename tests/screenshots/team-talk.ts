import type { Delivery, Playback, Similarity, Talk, Webhook } from '@hone/contracts/hiring';
import { AT, LATER } from './sitting-facts.js';

const STARTER = 'import sys\n\n\ndef solve(times, k):\n    return 0\n';
const BODY = `    best, start = 0, 0
    for end, time in enumerate(times):
        while time - times[start] > k:
            start += 1
        best = max(best, end - start + 1)
    return best
`;

/** The starter, an answer that was pasted, and a line that was added under it. */
export const PLAYBACK: Playback = {
  full: true,
  items: [
    {
      seq: 1,
      at: AT,
      language: 'python',
      fresh: true,
      changes: [
        { path: 'main.py', from: 0, removed: 0, inserted: STARTER },
        { path: 'notes.md', from: 0, removed: 0, inserted: '# Two pointers\n' },
      ],
    },
    {
      seq: 2,
      at: '2026-05-04T10:12:00.000Z',
      language: 'python',
      fresh: false,
      changes: [
        {
          path: 'main.py',
          from: STARTER.indexOf('    return 0'),
          removed: '    return 0\n'.length,
          inserted: BODY,
        },
      ],
    },
    {
      seq: 3,
      at: '2026-05-04T10:30:00.000Z',
      language: 'python',
      fresh: false,
      changes: [{ path: 'main.py', from: 0, removed: 0, inserted: '#!/usr/bin/env python3\n' }],
    },
  ],
};

/** Questions about one answer; nothing was submitted for the other. */
export const TALK: Talk = {
  hidden: false,
  items: [
    {
      id: 'i1',
      questions: [
        {
          template: 'growth',
          text: 'Its time grows like n², faster than the reference’s. Which part causes that, and what would you do instead?',
        },
        {
          template: 'next-input',
          text: 'Which input would you try next to break your program, and why that one?',
        },
      ],
    },
    { id: 'i2', questions: [] },
  ],
};

const OTHER_BODY = BODY.replaceAll('best', 'top').replaceAll('start', 'left');

/** One answer that is very similar to somebody else's, and one that nobody submitted. */
export const SIMILARITY: Similarity = {
  state: 'ready',
  items: [
    {
      id: 'i1',
      state: 'compared',
      compared: 24,
      typical: 9,
      highest: 86,
      matches: [
        {
          sitting: 'sit3',
          candidate: 'Grace Hopper',
          percent: 86,
          examples: [
            {
              own: { path: 'main.py', line: 5, text: BODY },
              other: { path: 'solution/main.py', line: 11, text: OTHER_BODY },
            },
          ],
        },
      ],
    },
    { id: 'i2', state: 'no-answer', compared: 0, typical: null, highest: null, matches: [] },
  ],
};

export const WEBHOOKS: readonly Webhook[] = [
  {
    id: 'h1',
    url: 'https://hooks.example.org/services/hone/candidates?team=back-end-and-platform',
    events: ['sitting.graded', 'decision.made'],
    createdAt: AT,
    disabledAt: null,
  },
  {
    id: 'h2',
    url: 'https://old.example.org/in',
    events: ['sitting.started'],
    createdAt: AT,
    disabledAt: LATER,
  },
];

const delivery = (changes: Partial<Delivery>): Delivery => ({
  id: 'd1',
  event: 'sitting.graded',
  createdAt: LATER,
  attempts: [{ at: LATER, status: 204, error: null }],
  state: 'delivered',
  nextAt: null,
  payload: '{}',
  ...changes,
});

export const DELIVERIES: readonly Delivery[] = [
  delivery({}),
  delivery({
    id: 'd2',
    event: 'decision.made',
    state: 'pending',
    nextAt: '2026-05-04T11:20:00.000Z',
    attempts: [
      { at: LATER, status: 503, error: null },
      { at: '2026-05-04T11:13:00.000Z', status: null, error: 'connection refused' },
    ],
  }),
  delivery({ id: 'd3', state: 'failed', attempts: [{ at: AT, status: 410, error: null }] }),
];
