import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Check, Submission } from '@hone/contracts';
import { findSubmissionFaults } from './solution-promises.js';

const FOLDER = fileURLToPath(new URL('../../../challenges/quiet-customers', import.meta.url));

/** A wrong solution as HTTP shows it once it is graded. */
function graded(failing: readonly string[], changes: Partial<Submission> = {}): Submission {
  const checks = failing.map((id): Check => ({
    id,
    title: id,
    group: 'hidden',
    weight: 1,
    required: true,
    status: 'fail',
    score: 0,
    visible: false,
  }));
  return {
    id: 'a',
    challenge: { slug: 'quiet-customers', version: 1 },
    language: 'sql',
    mode: 'submit',
    status: 'graded',
    verdict: 'rejected',
    reason: 'wrong-answer',
    score: { points: 0, max: 100, percent: 0, groups: [] },
    checks,
    phases: {
      queuedMs: 0,
      waitingMs: 0,
      calibrateMs: 0,
      measureMs: 0,
      prepareMs: 0,
      compileMs: 0,
      runMs: 0,
      judgeMs: 0,
      recordMs: 0,
    },
    attempts: 1,
    lastSeq: 1,
    createdAt: '2026-11-30T00:00:00.000Z',
    finishedAt: null,
    ...changes,
  };
}

describe('the promise of a solution', () => {
  const of = (submission: Submission) =>
    findSubmissionFaults(FOLDER, 'solutions/wrong/cancelled-counts', submission);

  it('is kept by a submission that fails the named checks for the named reason', async () => {
    expect(await of(graded(['sample', 'everyday']))).toEqual([]);
  });

  it('is broken where another check fails, or for another reason, or with more points', async () => {
    expect(await of(graded(['sample']))).toEqual(['check everyday did not fail']);
    expect(await of(graded(['sample', 'everyday'], { reason: 'time-limit' }))).toEqual([
      'reason is time-limit, not wrong-answer',
    ]);
    const score = { points: 40, max: 100, percent: 40, groups: [] };
    expect(await of(graded(['sample', 'everyday'], { score }))).toEqual(['score is 40, not 0 to 0']);
  });

  it('cannot be looked for where there is no such solution, or no verdict', async () => {
    await expect(findSubmissionFaults(FOLDER, 'solutions/wrong/none', graded([]))).rejects.toThrow(
      'has no solutions/wrong/none',
    );
    await expect(of(graded([], { verdict: null }))).rejects.toThrow('was not graded');
  });
});
