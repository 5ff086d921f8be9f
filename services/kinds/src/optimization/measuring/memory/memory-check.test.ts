import { describe, expect, it } from 'vitest';
import type { Check } from '@hone/contracts';
import type { OptimizationDefinition } from '../../definition.js';
import {
  definition,
  gradeScripted,
  manifest,
  packageFiles,
  packageOf,
  rightAnswer,
  type Program,
  type Script,
} from '../../scripted-session.fixture.js';
import { scoreFromMemory } from './memory-score.js';

const MEBIBYTE = 1024 * 1024;
const SIZE = 500;
const memory: OptimizationDefinition['memory'] = {
  family: 'random',
  sizes: { python: SIZE },
  full: 1.5,
  none: 6,
};
const groups = [
  ...manifest.groups,
  { id: 'memory', title: 'Memory', weight: 20, aggregate: 'sum' as const, requires: ['correct', 'scale'] },
];

/** The right program, which takes 10 MiB to start and `above` for the measured input. */
const taking =
  (above: number): Program =>
  (stdin, args) => {
    const large = stdin.split(' ').length === SIZE;
    const memoryBytes = (10 + (large ? above : 0)) * MEBIBYTE;
    return { ...rightAnswer(stdin, args), usage: { cpuMs: 5, wallMs: 5, memoryBytes } };
  };

async function grade(script: Script): Promise<{ check: Check | undefined; opened: number }> {
  const session = {
    definition: { ...definition, memory },
    package: packageOf(packageFiles, { ...manifest, groups }),
    ...script.session,
  };
  const { result, opened } = await gradeScripted({ reference: taking(20), ...script, session });
  return { check: result.checks.find(({ id }) => id === 'memory'), opened: opened.length };
}

describe('a score for memory', () => {
  const at = (ownMiB: number) =>
    scoreFromMemory({
      submission: { emptyBytes: MEBIBYTE, peakBytes: (1 + ownMiB) * MEBIBYTE },
      reference: { emptyBytes: 0, peakBytes: 10 * MEBIBYTE },
      full: 1.5,
      none: 6,
    });

  it('is full up to the first bound, nothing from the second on, and the logarithm decides between', () => {
    expect([at(1), at(10), at(15)]).toEqual([1, 1, 1]);
    expect([at(60), at(500)]).toEqual([0, 0]);
    expect(at(30)).toBeCloseTo(0.5);
  });

  it('ignores memory that a runtime needs for itself', () => {
    const tiny = { emptyBytes: 5 * MEBIBYTE, peakBytes: 5 * MEBIBYTE + 100 };
    const kibibytes = { emptyBytes: 5 * MEBIBYTE, peakBytes: 5.9 * MEBIBYTE };
    expect(scoreFromMemory({ submission: kibibytes, reference: tiny, full: 1.5, none: 6 })).toBe(1);
  });
});

describe('the memory check', () => {
  it('passes a program of the reference’s size, with raw measurements', async () => {
    const { check } = await grade({ candidate: taking(25) });
    expect(check).toMatchObject({ status: 'pass', score: 1, visible: true, required: false });
    expect(check?.evidence).toMatchObject({
      type: 'memory',
      size: SIZE,
      submission: { emptyBytes: 10 * MEBIBYTE, peakBytes: 35 * MEBIBYTE },
      reference: { emptyBytes: 10 * MEBIBYTE, peakBytes: 30 * MEBIBYTE },
    });
  });

  it('gives a share for more, and says how much more it is', async () => {
    const { check } = await grade({ candidate: taking(60) });
    expect(check).toMatchObject({ status: 'fail', reason: 'memory-limit' });
    expect(check?.score).toBeCloseTo(0.5);
    expect(check?.evidence).toMatchObject({
      text: expect.stringContaining('60.0 MiB more than for the smallest, the reference 20.0 MiB: 3 times'),
    });
  });

  it('passes a program that lacks few of its points', async () => {
    const { check } = await grade({ candidate: taking(36) });
    expect(check).toMatchObject({ status: 'pass', passAt: 0.8 });
    expect(check?.score).toBeCloseTo(Math.log(6 / 1.8) / Math.log(4), 1);
  });

  it('runs every program in a fresh box', async () => {
    const { opened: without } = await grade({ session: { definition } });
    const { opened } = await grade({ candidate: taking(20) });
    expect(opened - without).toBe(4);
  });

  it('fails an answer that is wrong meanwhile, for that', async () => {
    const liar: Program = (stdin, args) =>
      stdin.split(' ').length === SIZE ? { stdout: '1' } : rightAnswer(stdin, args);
    const { check } = await grade({ candidate: liar });
    expect(check).toMatchObject({ status: 'fail', reason: 'wrong-answer', score: 0 });
    expect(check?.evidence).toMatchObject({
      type: 'summary',
      text: expect.stringContaining('the large input'),
    });
  });

  it('is skipped where a required group is not full', async () => {
    const slow: Program = (stdin, args) =>
      stdin.split(' ').length >= 1000 ? { status: 'time-limit', limit: 'cpu' } : rightAnswer(stdin, args);
    const { check } = await grade({ candidate: slow });
    expect(check).toMatchObject({ status: 'skipped', score: 0 });
  });

  it('throws when the reference fails: that is nobody’s mark', async () => {
    const broken: Program = (stdin, args) =>
      stdin.split(' ').length === SIZE ? { status: 'runtime-error', exitCode: 1 } : rightAnswer(stdin, args);
    await expect(grade({ reference: broken })).rejects.toThrow('the reference failed while it was measured');
  });
});
