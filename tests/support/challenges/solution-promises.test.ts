import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Check, Submission } from '@hone/contracts';
import { findSitePromises, findSubmissionFaults } from './solution-promises.js';

const folderOf = (slug: string) => fileURLToPath(new URL(`../../../challenges/${slug}`, import.meta.url));
const promisesOf = (slug: string) => findSitePromises(folderOf(slug));

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

describe('the promises that the shared site can check', () => {
  it('include each solution of a challenge that measures nothing, with the promise of its folder', async () => {
    const { solutions, leftOut } = await promisesOf('quiet-customers');
    expect(leftOut).toEqual([]);
    expect(new Set(solutions.map(({ category }) => category))).toEqual(
      new Set(['accepted', 'variants', 'wrong', 'hostile']),
    );
    expect(solutions.every(({ language, files }) => language === 'sql' && files.length === 1)).toBe(true);
  });

  it('exclude solutions of a single variant, which learners get by chance', async () => {
    const { solutions, leftOut } = await promisesOf('checkout-is-slow');
    expect(new Set(leftOut.map(({ why }) => why))).toEqual(new Set(['it answers one variant']));
    expect(solutions.filter(({ expect: { variant } }) => variant !== undefined)).toEqual([]);
    expect(leftOut.length).toBeGreaterThan(20);
  });

  it('exclude speed, which it does not measure', async () => {
    const { solutions, leftOut } = await promisesOf('busiest-window');
    expect(leftOut.map(({ why }) => why)).toEqual(['it promises nothing but a speed']);
    expect(JSON.stringify(solutions.map(({ expect: { score, failing } }) => [score, failing]))).not.toContain(
      'speed',
    );
    expect(solutions.filter(({ category }) => category === 'slow').length).toBeGreaterThan(3);
  });

  it('have files in folders, and a language that the files do not reveal', async () => {
    const { solutions } = await promisesOf('patch-the-shop');
    expect(solutions.flatMap(({ files }) => files).some(({ path }) => path.includes('/'))).toBe(true);
  });
});

describe('the promise of a solution', () => {
  const of = async (submission: Submission) => {
    const { solutions } = await promisesOf('quiet-customers');
    const solution = solutions.find(({ path }) => path === 'solutions/wrong/cancelled-counts');
    if (solution === undefined) throw new Error('the solution is gone');
    return findSubmissionFaults(solution, submission);
  };

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

  it('cannot be checked where there is no verdict', async () => {
    await expect(of(graded([], { verdict: null }))).rejects.toThrow('was not graded');
  });
});
