import { describe, expect, it } from 'vitest';
import { checkSchema, eventBodySchema, type Check } from '@hone/contracts';
import {
  definition,
  gradeScripted,
  manifest,
  packageOf,
  rightAnswer,
  type Program,
} from './scripted-session.fixture.js';

const byId = (checks: readonly Check[], id: string): Check => {
  const found = checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
};
const statuses = (checks: readonly Check[]): Record<string, string> =>
  Object.fromEntries(checks.map(({ id, status, reason }) => [id, reason ?? status]));

const ALL = ['sample-1-two-numbers', 'sample-2', 'secret', 'tiny', 'random', 'large', 'larger'];

/** Right, except for inputs that match the condition. */
const failingWhen =
  (caught: (stdin: string) => boolean, failure: ReturnType<Program>): Program =>
  (stdin, args) =>
    caught(stdin) ? failure : rightAnswer(stdin, args);
const wordCount = (stdin: string): number => stdin.split(' ').length;

describe('grading a right program', () => {
  it('passes every check of every group, in the order of the groups', async () => {
    const { result } = await gradeScripted();
    expect(result.checks.map((check) => check.id)).toEqual(ALL);
    expect(result.checks.every((check) => check.status === 'pass' && check.score === 1)).toBe(true);
    expect(result.checks.map((check) => check.required)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    for (const check of result.checks) expect(checkSchema.parse(check)).toEqual(check);
  });

  it('reports the rule that a check proves, and its cap', async () => {
    const families = definition.families.map((family) =>
      family.id === 'tiny' ? { ...family, rule: 'One number is a sum.', cap: 45 } : family,
    );
    const rules = { secret: { rule: 'Sums fit in 64 bits.' } };
    const { result } = await gradeScripted({ session: { definition: { ...definition, families, rules } } });
    expect(byId(result.checks, 'tiny')).toMatchObject({ rule: 'One number is a sum.', cap: 45 });
    expect(byId(result.checks, 'secret')).toMatchObject({ rule: 'Sums fit in 64 bits.', cap: 60 });
    expect(byId(result.checks, 'random')).not.toHaveProperty('cap');
  });

  it('reports phases, the compile step and each check as it is decided', async () => {
    const { events, result } = await gradeScripted();
    for (const event of events) expect(eventBodySchema.parse(event)).toEqual(event);
    expect(events.slice(0, 4).map((event) => event.type)).toEqual([
      'grading.phase',
      'grading.phase',
      'grading.compiled',
      'grading.phase',
    ]);
    const decided = events.flatMap((event) => (event.type === 'grading.check' ? [event.data] : []));
    expect(decided.map(({ done, total }) => [done, total])).toEqual(
      ALL.map((_, index) => [index + 1, ALL.length]),
    );
    expect(decided.map(({ check }) => check)).toEqual(result.checks);
  });

  it('adds up the wall time of the learner’s runs and of nothing else', async () => {
    const { result, candidateInputs } = await gradeScripted();
    expect(result.phases.runMs).toBe(12 * candidateInputs.length);
    expect(result.phases.prepareMs).toBeGreaterThan(0);
    expect(result.phases.judgeMs).toBeGreaterThan(0);
  });

  it('keeps generator, reference and learner in boxes of their own', async () => {
    const { opened, candidateFiles } = await gradeScripted();
    expect(opened.map(({ runtime, trust }) => [runtime, trust])).toEqual([
      ['python', 'candidate'],
      ['python', 'trusted'],
      ['python', 'trusted'],
    ]);
    expect([...candidateFiles]).toEqual([['main.py', 'LEARNER SOURCE']]);
  });

  it('shows the output of a visible case, and only coarse usage of a hidden one', async () => {
    const { result } = await gradeScripted();
    expect(byId(result.checks, 'sample-2').evidence).toMatchObject({ type: 'output', stdout: '7' });
    expect(byId(result.checks, 'tiny').evidence).toBeUndefined();
    expect(byId(result.checks, 'tiny').usage).toEqual({ cpuMs: 30, wallMs: 40, memoryBytes: 1024 * 1024 });
  });
});

describe('grading a wrong program', () => {
  it('shows a failing sample beside the expected answer, with what went to stderr', async () => {
    const stderr = new TextEncoder().encode('debug: 3\n');
    const { result } = await gradeScripted({
      candidate: failingWhen((stdin) => stdin === '1 2', { stdout: '4\n', stderr }),
    });
    expect(byId(result.checks, 'sample-1-two-numbers')).toMatchObject({
      status: 'fail',
      reason: 'wrong-answer',
      evidence: {
        type: 'diff',
        input: '1 2',
        expected: '3\n',
        actual: '4\n',
        stderr: 'debug: 3\n',
        firstDifference: 1,
        text: 'Your program printed a wrong answer. Expected "3", found "4".',
      },
    });
  });

  it('ends a family at its first failing case', async () => {
    const { candidateInputs } = await gradeScripted({
      candidate: failingWhen((stdin) => wordCount(stdin) === 1, { status: 'time-limit', limit: 'cpu' }),
    });
    expect(candidateInputs.filter((input) => wordCount(input) === 3)).toEqual([]);
  });

  it('skips groups whose required group is not full, says so, and makes no inputs for them', async () => {
    const { result, generated } = await gradeScripted({
      candidate: failingWhen((stdin) => stdin === '1000 1', { stdout: '0' }),
    });
    expect(statuses(result.checks)).toMatchObject({
      secret: 'wrong-answer',
      large: 'skipped',
      larger: 'skipped',
    });
    expect(byId(result.checks, 'large').evidence).toEqual({
      type: 'summary',
      text: 'Not run: it counts only when “Correctness” passes.',
    });
    expect(generated.some(([, size]) => size === '1000')).toBe(false);
  });

  it('judges every scale family by itself', async () => {
    const { result } = await gradeScripted({
      candidate: failingWhen((stdin) => wordCount(stdin) === 1000, {
        status: 'time-limit',
        limit: 'cpu',
        stdout: '1',
      }),
    });
    expect(statuses(result.checks)).toMatchObject({ large: 'time-limit', larger: 'pass' });
  });

  it('stops a group that needs every check at the first time limit', async () => {
    const { result, candidateInputs } = await gradeScripted({
      candidate: () => ({ status: 'time-limit', limit: 'wall' }),
    });
    expect(statuses(result.checks)).toEqual({
      'sample-1-two-numbers': 'time-limit',
      'sample-2': 'skipped',
      secret: 'skipped',
      tiny: 'skipped',
      random: 'skipped',
      large: 'skipped',
      larger: 'skipped',
    });
    expect(candidateInputs.length).toBeLessThanOrEqual(4);
  });

  it('fails every check as a compile error when it does not compile, without running anything', async () => {
    const { result, events, candidateInputs } = await gradeScripted({ compiles: false });
    expect(new Set(Object.values(statuses(result.checks)))).toEqual(new Set(['compile-error']));
    expect(result.checks.map((check) => check.id)).toEqual(ALL);
    expect(result.compile).toEqual({ ok: false, output: 'main.py:1: syntax error' });
    expect(events).toContainEqual({
      type: 'grading.compiled',
      data: { ok: false, output: 'main.py:1: syntax error' },
    });
    expect(candidateInputs).toEqual([]);
  });

  it('passes a right answer that met the process limit and notes it', async () => {
    const { result } = await gradeScripted({
      candidate: (stdin, args) => ({ ...rightAnswer(stdin, args), processLimitMet: true }),
    });
    expect(byId(result.checks, 'tiny')).toMatchObject({ status: 'pass' });
    expect(byId(result.checks, 'tiny').hint).toContain('process limit');
  });
});

describe('a sample run', () => {
  it('runs the samples only and opens no other box', async () => {
    const { result, opened } = await gradeScripted({ session: { mode: 'run' } });
    expect(result.checks.map((check) => check.id)).toEqual(['sample-1-two-numbers', 'sample-2']);
    expect(opened).toHaveLength(1);
  });

  it('shows the output for the learner’s own input, without judging it', async () => {
    const { result } = await gradeScripted({ session: { mode: 'run', input: '20 22' } });
    expect(result.checks.at(-1)).toMatchObject({
      id: 'custom',
      status: 'pass',
      weight: 0,
      required: false,
      evidence: { type: 'output', stdout: '42', exit: 'Your program ended normally.' },
    });
  });

  it('says when the program crashes on that input', async () => {
    const { result } = await gradeScripted({
      candidate: failingWhen((stdin) => stdin === 'x', {
        status: 'runtime-error',
        exitCode: 1,
        stdout: 'so far',
      }),
      session: { mode: 'run', input: 'x' },
    });
    expect(result.checks.at(-1)).toMatchObject({
      status: 'fail',
      reason: 'runtime-error',
      evidence: { type: 'output', stdout: 'so far', exit: 'Your program ended with exit code 1.' },
    });
  });

  it('ignores an input that comes with a submit', async () => {
    const { result } = await gradeScripted({ session: { mode: 'submit', input: '1' } });
    expect(result.checks.map((check) => check.id)).toEqual(ALL);
  });
});

describe('a failure that is not the learner’s', () => {
  it('throws when the generator fails', async () => {
    const grading = gradeScripted({ generator: () => ({ status: 'runtime-error', exitCode: 1 }) });
    await expect(grading).rejects.toThrow(
      'the generator failed on family tiny, size 1: runtime-error, exit code 1',
    );
  });

  it('throws when the reference meets a limit', async () => {
    const grading = gradeScripted({ reference: () => ({ status: 'memory-limit', exitCode: null }) });
    await expect(grading).rejects.toThrow(
      'the reference failed on family tiny, size 1: memory-limit, exit code none',
    );
  });

  it('throws when a run was aborted, with the reason of the abort', async () => {
    const controller = new AbortController();
    const grading = gradeScripted({
      candidate: () => {
        controller.abort(new Error('cancelled by the learner'));
        return { status: 'aborted' };
      },
      session: { signal: controller.signal },
    });
    await expect(grading).rejects.toThrow('cancelled by the learner');
    await expect(gradeScripted({ candidate: () => ({ status: 'aborted' }) })).rejects.toThrow('aborted');
  });
});

describe('a challenge with a group that no family serves', () => {
  it('does not count it as full, so groups that require it are skipped', async () => {
    const groups = [
      ...manifest.groups,
      { id: 'speed', title: 'Speed', weight: 10, aggregate: 'sum' as const },
      { id: 'bonus', title: 'Bonus', weight: 10, aggregate: 'sum' as const, requires: ['speed'] },
    ];
    const families = [...definition.families, { id: 'extra', group: 'bonus', weight: 1, sizes: [1] }];
    const { result } = await gradeScripted({
      session: {
        package: packageOf(undefined, { ...manifest, groups }),
        definition: { ...definition, families },
      },
    });
    expect(statuses(result.checks)).toMatchObject({ larger: 'pass', extra: 'skipped' });
  });
});
