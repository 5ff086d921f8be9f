import { describe, expect, it } from 'vitest';
import {
  definition,
  gradeScripted,
  manifest,
  packageOf,
  rightAnswer,
  type Program,
} from '../scripted-session.fixture.js';

const groups = [
  ...manifest.groups,
  { id: 'speed', title: 'Speed', weight: 60, aggregate: 'sum' as const, requires: ['correct'] },
];
const measured = {
  package: packageOf(undefined, { ...manifest, groups }),
  definition: { ...definition, speed: { family: 'random', sizes: { python: 4000 } } },
  mode: 'run' as const,
};

/** Burns this number of milliseconds for each input number, above a start-up of 20. */
const burning =
  (perNumber: number): Program =>
  (stdin, args) => ({
    ...rightAnswer(stdin, args),
    usage: { cpuMs: 20 + perNumber * stdin.split(' ').length, wallMs: 1, memoryBytes: 1 },
  });
const look = async (candidate: Program, session: object = {}) => {
  const { result, opened } = await gradeScripted({
    candidate,
    reference: burning(0.1),
    session: { ...measured, ...session },
  });
  return { check: result.checks.find(({ id }) => id === 'timing'), checks: result.checks, opened };
};

describe('a look at speed in a sample run', () => {
  it('compares the program with the reference above start-up, and gives no points', async () => {
    const { check } = await look(burning(0.4));
    expect(check).toMatchObject({ group: 'speed', weight: 0, required: false, status: 'pass' });
    expect(check?.evidence).toMatchObject({
      type: 'summary',
      text: expect.stringMatching(
        /size 1,000 .* needs 400 ms .* reference 100 ms: about 4 times as much\. .*not scored/,
      ),
    });
  });

  it('compares nothing below the cost of a start', async () => {
    const { check } = await look(burning(0.001));
    expect(JSON.stringify(check?.evidence)).toContain('too little to compare');
  });

  it('shows how a program ended early, and still fails nothing', async () => {
    const slow: Program = (stdin, args) =>
      stdin.split(' ').length < 1000
        ? rightAnswer(stdin, args)
        : { status: 'time-limit', exitCode: null, limit: 'cpu', stdout: '' };
    const { check } = await look(slow);
    expect(check?.status).toBe('pass');
    expect(JSON.stringify(check?.evidence)).toContain('was stopped at the limit of 1000 ms of CPU time');
  });

  it('is not taken when a sample fails', async () => {
    const { check, opened } = await look(() => ({ stdout: 'wrong' }));
    expect(check).toMatchObject({ status: 'skipped' });
    expect(opened).toHaveLength(1);
  });

  it('has no place in a submit, nor where speed is not measured', async () => {
    expect((await look(burning(1), { definition })).check).toBeUndefined();
    const plain = await look(burning(1), { package: packageOf() });
    expect(plain.check).toBeUndefined();
  });
});
