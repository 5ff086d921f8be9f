import { describe, expect, it } from 'vitest';
import type { CheckStatus, Reason, Verdict } from '@hone/contracts';
import { isSolved } from './is-solved.js';
import type { Outcome } from '../submission-records/record.js';

interface Changes {
  readonly verdict?: Verdict;
  readonly reason?: Reason | null;
  readonly speed?: number;
  readonly scale?: number;
  readonly memory?: number;
  readonly status?: CheckStatus;
}

/** An outcome with points of 40 for being right, 15 for scale, 45 for speed. */
function outcome({ verdict = 'partial', reason = 'too-slow', status, ...points }: Changes): Outcome {
  const { speed = 45, scale = 15, memory = 0 } = points;
  const group = (id: string, check: string, earned: number, max: number) => ({
    ...{ id, title: id, points: earned, max },
    components: [{ check, points: earned, max, ...(status && { status }) }],
  });
  const groups = [
    group('correct', 'random', 40, 40),
    group('scale', 'large-random', scale, 15),
    group('speed', 'speed', speed, 45),
    group('memory', 'memory', memory, 0),
  ];
  return {
    ...{ status: 'graded', attempt: 1, verdict, reason, phases: null },
    ...{ finishedAt: 0, lastSeq: 9, epoch: 'one' },
    score: { points: 40 + scale + speed, max: 100, percent: 40 + scale + speed, groups },
  };
}

describe('what solves a challenge', () => {
  it('is an accepted submission, with any points', () => {
    expect(isSolved(outcome({ verdict: 'accepted', reason: null, speed: 36, status: 'pass' }))).toBe(true);
  });

  it('is an old record whose measured speed earned 80% of its points or more', () => {
    expect(isSolved(outcome({ speed: 42.7 }))).toBe(true);
    expect(isSolved(outcome({ speed: 36 }))).toBe(true);
    expect(isSolved(outcome({ speed: 35.9 }))).toBe(false);
  });

  it('is not an old record that lacks points of another check', () => {
    expect(isSolved(outcome({ speed: 44, scale: 14.5 }))).toBe(false);
    expect(isSolved(outcome({ speed: 44, scale: 0, reason: 'time-limit' }))).toBe(false);
  });

  it('is not a partial record that was judged by the current rules', () => {
    expect(isSolved(outcome({ speed: 42.7, status: 'fail' }))).toBe(false);
  });

  it('is not a rejected, voided or unfinished submission', () => {
    expect(isSolved(outcome({ verdict: 'rejected' }))).toBe(false);
    expect(isSolved({ ...outcome({}), status: 'voided', verdict: null, reason: null, score: null })).toBe(
      false,
    );
    expect(isSolved(undefined)).toBe(false);
  });
});
