import type { Check, EventBody, Reveal } from '@hone/contracts';
import type { GradingSession, KindResult } from '@hone/contracts/kind';
import type { Box, BoxSpec, Sandbox } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { gradeSubmission, InconclusiveGrading, type GradeInput } from './grade-submission.js';
import type { LoadedChallenge } from './package/load-challenge.js';
import { createTrustedCache } from './trusted-cache.js';

const SPEC = { runtime: 'python', memoryMiB: 64, processes: 4, trust: 'candidate' } as const;
const PHASES = { prepareMs: 0, compileMs: 0, runMs: 0, judgeMs: 0 };
const PHASE: EventBody = { type: 'grading.phase', data: { phase: 'run' } };

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

type Grade = (session: GradingSession<unknown>) => AsyncGenerator<EventBody, KindResult>;
type Changes = Partial<Omit<GradeInput, 'challenge' | 'sandbox'>> & { readonly digest?: string };

/** Grades with a kind that does this; returns which boxes were opened, and what stayed open or reserved. */
function gradeBy(grade: Grade, { digest = 'd', ...changes }: Changes = {}) {
  const specs: BoxSpec[] = [];
  let [open, taken] = [0, 0];
  const sandbox = {
    open: (spec: BoxSpec) => {
      open += 1;
      specs.push(spec);
      const close = () => Promise.resolve(void (open -= 1));
      return Promise.resolve({ runtime: 'python', image: 'an image', close } as unknown as Box);
    },
    reserveCore: () => {
      taken += 1;
      return Promise.resolve({ release: () => Promise.resolve(void (taken -= 1)) });
    },
  } as unknown as Sandbox;
  const challenge = {
    pack: {
      digest,
      files: new Map([['starter/python/main.py', new TextEncoder().encode('x')]]),
      manifest: {
        languages: ['python'],
        submit: ['main.*'],
        groups: [{ id: 'correct', title: 'Correct', weight: 100, aggregate: 'sum' }],
      },
    },
    kind: { grade },
  } as unknown as LoadedChallenge;
  const files = [{ path: 'main.py', content: 'print()' }];
  const grading = gradeSubmission({
    challenge,
    order: { language: 'python', files, mode: 'submit', seed: '5eed' },
    sandbox,
    cache: createTrustedCache(),
    signal: new AbortController().signal,
    onEvent: () => undefined,
    ...changes,
  });
  return { grading, specs, open: () => open, taken: () => taken };
}

/** A kind that opens a box and returns these checks. */
const judgingBy = (checks: readonly Check[], reveals: readonly Reveal[] = []): Grade =>
  async function* grade(session) {
    await session.open(SPEC);
    yield PHASE;
    return { checks, reveals, phases: PHASES };
  };

/** Something prewarmed, and whether it was closed. */
function openPrewarmed() {
  const closed: string[] = [];
  const close = () => Promise.resolve(void closed.push('closed'));
  return { prewarmed: { made: 'ahead', images: { go: 'another image' }, close }, closed };
}

describe('a check that could not be decided', () => {
  it.each([
    ['a required one that is inconclusive', { required: true, status: 'inconclusive', score: 0 }],
    ['any that the platform failed at', { status: 'error', score: 0 }],
  ] as const)('is no judgement of the learner: %s', async (_, changes) => {
    const { grading, open } = gradeBy(judgingBy([check({}), check({ id: 'second', ...changes })]));
    await expect(grading).rejects.toThrow(InconclusiveGrading);
    await expect(grading).rejects.toThrow('check second could not be decided');
    expect(open()).toBe(0);
  });

  it('leaves the others to judge by if it is not required', async () => {
    const second = check({ id: 'second', status: 'inconclusive', score: 0 });
    const { grading, open } = gradeBy(judgingBy([check({}), second]));
    const { judgement, close } = await grading;
    expect(judgement.checks).toHaveLength(2);
    expect(judgement.score?.points).toBeDefined();
    await close();
    expect(open()).toBe(0);
  });
});

describe('a judgement', () => {
  it('of a sample run has no score', async () => {
    const files = [{ path: 'main.py', content: 'x' }];
    const order = { language: 'python', files, mode: 'run', seed: '5eed' } as const;
    const { judgement } = await gradeBy(judgingBy([check({})]), { order }).grading;
    expect(judgement).toMatchObject({ verdict: 'accepted', score: null });
  });

  it('reveals the data of the first twenty checks only', async () => {
    const reveals = Array.from({ length: 30 }, (_, index): Reveal => ({
      check: `c${index}`,
      evidence: { type: 'summary', text: 'wrong' },
    }));
    const { judgement } = await gradeBy(judgingBy([check({})], reveals)).grading;
    expect(judgement.reveals?.map((reveal) => reveal.check)).toEqual(
      Array.from({ length: 20 }, (_, index) => `c${index}`),
    );
  });

  it('shares results of trusted programs within one content of a challenge, and with no other', async () => {
    const cache = createTrustedCache();
    const computed: string[] = [];
    const gradeAs = async (digest: string, name: string) => {
      const compute = () => Promise.resolve(new Uint8Array([computed.push(name)]));
      const grade: Grade = async function* draw(session) {
        yield PHASE;
        await session.cached('expected', compute);
        return { checks: [check({})], phases: PHASES };
      };
      await gradeBy(grade, { digest, cache }).grading;
    };
    await gradeAs('one', 'first');
    await gradeAs('one', 'second');
    await gradeAs('two', 'third');
    expect(computed).toEqual(['first', 'third']);
  });
});

describe('an aborted grading', () => {
  it('ends at the next event, and closes what it opened', async () => {
    const stop = new AbortController();
    const reported: string[] = [];
    const grade: Grade = async function* cancelled(session) {
      await session.open(SPEC);
      stop.abort(new Error('cancelled'));
      reported.push('first');
      yield PHASE;
      reported.push('second');
      yield PHASE;
      reported.push('third');
      return { checks: [check({})], phases: PHASES };
    };
    const { prewarmed, closed } = openPrewarmed();
    const { grading, open } = gradeBy(grade, { signal: stop.signal, prewarmed });
    await expect(grading).rejects.toThrow('cancelled');
    expect(reported).toEqual(['first']);
    expect([open(), closed.length > 0]).toEqual([0, true]);
  });

  it('gives no judgement, regardless of how its kind ends', async () => {
    const stop = new AbortController();
    const grade: Grade = async function* cancelled() {
      stop.abort(new Error('cancelled'));
      return Promise.resolve({ checks: [check({})], phases: PHASES });
    };
    await expect(gradeBy(grade, { signal: stop.signal }).grading).rejects.toThrow('cancelled');
  });

  it('closes at once what was prewarmed, though its kind goes on', async () => {
    const stop = new AbortController();
    const { prewarmed, closed } = openPrewarmed();
    let goOn: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (goOn = resolve));
    const grade: Grade = async function* slow() {
      yield PHASE;
      await waiting;
      return { checks: [check({})], phases: PHASES };
    };
    const { grading } = gradeBy(grade, { signal: stop.signal, prewarmed });
    stop.abort(new Error('cancelled'));
    const closedAtOnce = [...closed];
    goOn();
    await expect(grading).rejects.toThrow('cancelled');
    expect(closedAtOnce).toEqual(['closed']);
  });

  it('ends when an event cannot be reported', async () => {
    const onEvent = () => Promise.reject(new Error('a newer attempt has begun'));
    const { grading, open } = gradeBy(judgingBy([check({})]), { onEvent });
    await expect(grading).rejects.toThrow('a newer attempt has begun');
    expect(open()).toBe(0);
  });
});

describe('resources of a grading', () => {
  it('releases every reserved core, whether it ends well or not', async () => {
    const measuring = (end: () => KindResult): Grade =>
      async function* measure(session) {
        await session.reserveCore();
        yield PHASE;
        return end();
      };
    const well = gradeBy(measuring(() => ({ checks: [check({})], phases: PHASES })));
    await well.grading;
    const badly = gradeBy(
      measuring(() => {
        throw new Error('the core is gone');
      }),
    );
    await expect(badly.grading).rejects.toThrow('the core is gone');
    expect([well.taken(), badly.taken()]).toEqual([0, 0]);
  });

  it('stays open until the caller closes it, including prewarmed boxes', async () => {
    const { prewarmed, closed } = openPrewarmed();
    const { grading, open } = gradeBy(judgingBy([check({})]), { prewarmed });
    const { images, close } = await grading;
    expect(images).toEqual({ go: 'another image', python: 'an image' });
    expect([open(), closed]).toEqual([1, []]);
    await close();
    expect([open(), closed]).toEqual([0, ['closed']]);
  });

  it('is isolated as the installation chose', async () => {
    const { grading, specs } = gradeBy(judgingBy([check({})]), { ociRuntime: 'runsc' });
    await grading;
    expect(specs).toEqual([{ ...SPEC, ociRuntime: 'runsc' }]);
  });
});
