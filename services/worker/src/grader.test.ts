import type { GradeJob } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { Box, BoxSpec, Sandbox } from '@hone/contracts/sandbox';
import { createTrustedCache, type LoadedChallenge } from '@hone/grading';
import { silentTracer } from '@hone/kit';
import { afterEach, describe, expect, it } from 'vitest';
import { orderOf } from './attempt.fixture.js';
import { createGrader } from './grader.js';
import { createPrewarmedBoxes, type PrewarmedBoxes } from './prewarmed-boxes.js';

const BOX = { runtime: 'python', memoryMiB: 64, processes: 4, trust: 'candidate' } as const;
const DIGEST = 'sha256:00';

let waiting: PrewarmedBoxes[] = [];
afterEach(async () => {
  await Promise.all(waiting.map((boxes) => boxes.close()));
  waiting = [];
});

/** A grader whose challenge records what it grades; boxes are prewarmed for the seed `abcd`. */
function openGrader(ociRuntimes: Readonly<Record<string, string>> = {}) {
  const sessions: GradingSession<unknown>[] = [];
  const opened: BoxSpec[] = [];
  const asked: string[] = [];
  const challenge = {
    pack: {
      digest: DIGEST,
      files: new Map(),
      manifest: {
        languages: ['python'],
        submit: ['**'],
        groups: [{ id: 'correct', title: 'Correct', weight: 100, aggregate: 'all' }],
      },
    },
    kind: {
      id: 'optimization',
      async *grade(session: GradingSession<unknown>) {
        sessions.push(session);
        await session.open(BOX);
        return { checks: [], phases: { prepareMs: 0, compileMs: 0, runMs: 0, judgeMs: 0 } };
      },
    },
  } as unknown as LoadedChallenge;
  const sandbox = {
    open: (spec: BoxSpec) => {
      opened.push(spec);
      const box = { runtime: 'python', image: 'an image', close: () => Promise.resolve() };
      return Promise.resolve(box as unknown as Box);
    },
  } as unknown as Sandbox;
  const prewarmedBoxes = createPrewarmedBoxes({ onEnd: () => undefined });
  waiting.push(prewarmedBoxes);
  const prewarmed = { made: 'made ahead', images: {}, close: () => Promise.resolve() };
  prewarmedBoxes.put(DIGEST, { seed: 'abcd' }, prewarmed);
  const grader = createGrader({
    packages: { get: (digest) => (asked.push(digest), Promise.resolve(challenge)) },
    sandbox,
    cache: createTrustedCache(),
    tracer: silentTracer,
    prewarmedBoxes,
    ociRuntimes,
  });
  const grade = async (changes: Partial<GradeJob> = {}) => {
    const order = orderOf('s', 1, changes);
    const graded = await grader.grade(order, new AbortController().signal, () => Promise.resolve());
    const [session] = sessions;
    if (session === undefined) throw new Error('nothing was graded');
    return { ...graded, session };
  };
  return { grade, prewarmedBoxes, opened, asked };
}

describe('grading a job', () => {
  it('uses the package with its digest, its seed, main file and input', async () => {
    const { grade, asked } = openGrader();
    const files = [
      { path: 'one.py', content: '1' },
      { path: 'two.py', content: '2' },
    ];
    const { session } = await grade({ mode: 'run', seed: '5eed', files, entry: 'two.py', input: '3 4' });
    expect(asked).toEqual([DIGEST]);
    expect(session).toMatchObject({ mode: 'run', seed: '5eed', entry: 'two.py', input: '3 4' });
    expect([...session.files.keys()]).toEqual(['one.py', 'two.py']);
  });

  it('uses what was prewarmed for a submission with its seed', async () => {
    const { grade, prewarmedBoxes } = openGrader();
    expect((await grade()).session.prewarmed).toBe('made ahead');
    expect(prewarmedBoxes.count()).toBe(0);
  });

  it.each([{ mode: 'run' }, { seed: '5eed' }, { variant: '5eed' }] as const)(
    'uses nothing prewarmed for %j',
    async (changes) => {
      const { grade, prewarmedBoxes } = openGrader();
      expect((await grade(changes)).session.prewarmed).toBeUndefined();
      expect(prewarmedBoxes.count()).toBe(1);
    },
  );

  it('isolates boxes as configured for the kind', async () => {
    const { grade, opened } = openGrader({ optimization: 'runsc' });
    await grade();
    expect(opened).toEqual([{ ...BOX, ociRuntime: 'runsc' }]);
  });

  it('scores a submit, and no run', async () => {
    expect((await openGrader().grade()).judgement.score).not.toBeNull();
    expect((await openGrader().grade({ mode: 'run' })).judgement.score).toBeNull();
  });
});
