import type { Check } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { Box, Sandbox } from '@hone/contracts/sandbox';
import { describe, expect, it } from '@jest/globals';
import { gradeSubmission, InconclusiveGrading } from './grade-submission.js';
import type { LoadedChallenge } from './package/load-challenge.js';
import { createTrustedCache } from './trusted-cache.js';

const SPEC = { runtime: 'python', memoryMiB: 64, processes: 4, trust: 'candidate' } as const;

const check = (changes: Partial<Check>): Check => ({
  id: 'first',
  title: 'First',
  group: 'correct',
  weight: 1,
  required: false,
  status: 'pass',
  score: 1,
  visible: true,
  ...changes,
});

/** Grades with a kind that opens a box and says what these checks say; tells how many boxes stayed open. */
function gradeAs(checks: readonly Check[]) {
  let open = 0;
  const close = () => Promise.resolve(void (open -= 1));
  const sandbox = {
    open: () => {
      open += 1;
      return Promise.resolve({ runtime: 'python', image: 'an image', close } as unknown as Box);
    },
  } as unknown as Sandbox;
  const challenge = {
    pack: {
      digest: 'd',
      files: new Map([['starter/python/main.py', new TextEncoder().encode('x')]]),
      manifest: {
        languages: ['python'],
        submit: ['main.*'],
        groups: [{ id: 'correct', title: 'Correct', weight: 100, aggregate: 'sum' }],
      },
    },
    kind: {
      async *grade(session: GradingSession<unknown>) {
        await session.open(SPEC);
        return { checks, phases: { prepareMs: 0, compileMs: 0, runMs: 0, judgeMs: 0 } };
      },
    },
  } as unknown as LoadedChallenge;
  const files = [{ path: 'main.py', content: 'print()' }];
  const grading = gradeSubmission({
    challenge,
    order: { language: 'python', files, mode: 'submit', seed: '5eed' },
    sandbox,
    cache: createTrustedCache(),
    signal: new AbortController().signal,
    onEvent: () => undefined,
  });
  return { grading, open: () => open };
}

describe('a check that could not be decided', () => {
  it.each([
    ['a required one that is inconclusive', { required: true, status: 'inconclusive', score: 0 }],
    ['any that the platform failed at', { status: 'error', score: 0 }],
  ] as const)('is no judgement of the learner: %s', async (_, changes) => {
    const { grading, open } = gradeAs([check({}), check({ id: 'second', ...changes })]);
    await expect(grading).rejects.toThrow(InconclusiveGrading);
    await expect(grading).rejects.toThrow('check second could not be decided');
    expect(open()).toBe(0);
  });

  it('leaves the others to judge by where it is not required', async () => {
    const second = check({ id: 'second', status: 'inconclusive', score: 0 });
    const { grading, open } = gradeAs([check({}), second]);
    const { judgement, close } = await grading;
    expect(judgement.checks).toHaveLength(2);
    expect(judgement.score?.points).toBeDefined();
    await close();
    expect(open()).toBe(0);
  });
});
