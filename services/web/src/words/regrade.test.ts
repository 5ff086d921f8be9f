import { describe, expect, it } from 'vitest';
import { changesOf } from './regrade.js';

describe('what a regrade changed', () => {
  it('lists verdict and score, and the checks that differ, including added and removed ones', () => {
    const changes = changesOf({
      verdict: { before: null, after: 'partial' },
      percent: { before: null, after: 62.5 },
      checks: [
        {
          id: 'a',
          title: 'Burst',
          status: { before: 'fail', after: 'pass' },
          score: { before: 0, after: 1 },
        },
        {
          id: 'b',
          title: 'Speed',
          status: { before: 'pass', after: 'pass' },
          score: { before: 1, after: 0.625 },
        },
        { id: 'c', title: 'New', status: { before: null, after: 'fail' }, score: { before: null, after: 0 } },
      ],
    });
    expect(changes).toEqual([
      { what: 'Verdict', before: 'none', after: 'Partial' },
      { what: 'Score', before: 'no score', after: '62.5%' },
      { what: 'Burst', before: 'Fail', after: 'Pass' },
      { what: 'Speed', before: 'Pass', after: 'Pass, 62.5%' },
      { what: 'New', before: 'none', after: 'Fail' },
    ]);
  });
});
