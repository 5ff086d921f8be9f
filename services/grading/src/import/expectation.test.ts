import { describe, expect, it } from 'vitest';
import { expectationOf, FOLDER_PROMISES, readTag, type SubmissionPromise } from './expectation.js';

const of = (promise: SubmissionPromise | undefined, scoring = false, max = 1) =>
  promise && expectationOf(promise, scoring, max);
const ENDINGS = ['runtime-error', 'memory-limit', 'process-limit', 'output-limit'];

describe('what a submission promises', () => {
  it.each([
    ['accepted', 'accepted', { verdict: 'accepted' }],
    ['wrong_answer', 'wrong', { verdict: 'rejected', reasons: ['wrong-answer', 'presentation'] }],
    ['time_limit_exceeded', 'slow', { verdict: 'rejected', reasons: ['time-limit', 'output-limit'] }],
    ['run_time_error', 'wrong', { verdict: 'rejected', reasons: ENDINGS }],
    ['rejected', 'wrong', { verdict: 'rejected' }],
    [
      'brute_force',
      'slow',
      { verdict: 'rejected', reasons: [...new Set(['time-limit', 'output-limit', ...ENDINGS])] },
    ],
    ['partially_accepted', 'wrong', { verdict: 'partial' }],
  ])('by the folder %s', (folder, category, expected) => {
    expect(of(FOLDER_PROMISES[folder])).toEqual({ category, expect: expected });
  });

  it('is not rejection if points may remain', () => {
    expect(of(FOLDER_PROMISES['wrong_answer'], true)?.expect).not.toHaveProperty('verdict');
  });

  it('may be a score, in percent', () => {
    const promise = FOLDER_PROMISES['accepted'];
    if (promise === undefined) throw new Error('accepted is a folder');
    expect(of({ ...promise, score: [20, 20] }, true, 50)).toEqual({
      category: 'wrong',
      expect: { verdict: 'partial', score: [40, 40] },
    });
    expect(of({ ...promise, score: [50, 50] }, true, 50)?.category).toBe('accepted');
    expect(of({ ...promise, score: [20, 50] }, true, 50)).toBeUndefined();
  });

  it('is read from a tag, one word or several', () => {
    const tag = (words: string) => readTag(`// @EXPECTED_RESULTS@: ${words}\ncode`);
    const expected = (words: string) => {
      const promise = tag(words);
      return promise && 'permitted' in promise ? of(promise) : undefined;
    };
    expect(readTag('no tag')).toBeUndefined();
    expect(expected('CORRECT')).toEqual({ category: 'accepted', expect: { verdict: 'accepted' } });
    expect(expected('timelimit')).toEqual({
      category: 'slow',
      expect: { verdict: 'rejected', reasons: ['time-limit', 'output-limit'] },
    });
    expect(expected('WRONG-ANSWER, RUN_TIME_ERROR')?.expect).toEqual({
      verdict: 'rejected',
      reasons: ['wrong-answer', 'presentation', ...ENDINGS],
    });
    expect(expected('COMPILER-ERROR')?.expect).toEqual({ verdict: 'rejected', reasons: ['compile-error'] });
    expect(expected('CORRECT, TIMELIMIT')).toBeUndefined();
    expect(tag('CHECK-MANUALLY')).toEqual({ wrong: expect.stringContaining('"CHECK-MANUALLY" is unknown') });
  });
});
