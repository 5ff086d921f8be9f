import { expect, it } from 'vitest';
import { NOTHING_SECRET } from '../../exchanges/match-json.js';
import { hiddenSummary } from './evidence.js';

const plan = { id: 'a', title: 'A', group: 'g', weight: 1, required: false, visible: false };
const failing = (where: string, expected: string) => ({
  exchanges: [
    {
      atMs: 0,
      tookMs: 1,
      request: { method: 'GET', target: '/hidden', headers: [] },
      difference: { where, expected, actual: 'x' },
      curl: '',
    },
  ],
  failure: 'difference' as const,
});

it.each([
  ['a header that the check chose', 'header ETag', '"7"', 'its header ETag.'],
  ['a place in a body', 'body /hidden/value', '1', 'its body.'],
  ['a header that the service chose', 'header x-get-hidden', NOTHING_SECRET, 'its header.'],
])('a hidden check gives nothing away about %s', (_, where, expected, described) => {
  expect(hiddenSummary(plan, failing(where, expected), undefined)).toEqual({
    type: 'summary',
    text: `An answer differs from what is expected in ${described}`,
  });
});
