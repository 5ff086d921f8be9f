import { createManualClock } from '@hone/kit/testing';
import { expect, it } from 'vitest';
import { createRecentTurns } from './recent-turns.js';

it('remembers for a minute whose turn it was, by lane', () => {
  const clock = createManualClock();
  const turns = createRecentTurns(clock);
  turns.note('grading-run', 'ann');
  clock.advance(30_000);
  turns.note('grading-run', 'ann');
  turns.note('grading-submit', 'ann');
  expect(turns.count('grading-run', 'ann')).toBe(2);
  expect(turns.count('grading-run', 'ben')).toBe(0);
  clock.advance(30_000);
  expect(turns.count('grading-run', 'ann')).toBe(1);
  clock.advance(30_000);
  expect(turns.count('grading-run', 'ann')).toBe(0);
});
