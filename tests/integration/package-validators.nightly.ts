import { describe, expect, it } from 'vitest';
import { openDesk, TIMEOUT_MS } from './packages/desk.js';
import type { Imported } from './packages/grade-imported.js';
import {
  ADDERS,
  faulty,
  FAULTS,
  guessing,
  guessing2025,
  scripted,
  stalling,
  summing,
  TALKERS,
  unbuilt,
} from './packages/validators.js';

const { importIt, judge, grade, gradeAll } = openDesk();

describe('an interactive package', () => {
  /** The results of these programs. Most of them wait for a limit: three at a time. */
  const gradeEach = async (imported: Imported, programs: Readonly<Record<string, string>>) => {
    const ended: Record<string, string> = {};
    const waiting = Object.entries(programs);
    while (waiting.length > 0)
      await Promise.all(
        waiting.splice(0, 3).map(async ([how, program]) => (ended[how] = await grade(imported, program))),
      );
    return ended;
  };

  it('blames the side that ended the conversation, and never hangs', async () => {
    const imported = await importIt('guessing', guessing);
    expect(await gradeEach(imported, TALKERS)).toEqual({
      bisects: 'accepted, no reason, 100',
      'gives up': 'rejected, wrong-answer, 0',
      'asks for ever': 'rejected, wrong-answer, 0',
      'crashes in the middle': 'rejected, runtime-error, 0',
      'crashes when it is right': 'rejected, runtime-error, 0',
      'says nothing and waits': 'rejected, time-limit, 0',
      'computes for ever': 'rejected, time-limit, 0',
      'talks without listening': 'rejected, output-limit, 0',
      'ends before the first word': 'rejected, wrong-answer, 0',
    });
  }, 600_000);

  it('may end its output and listen on, and so may the program', async () => {
    const imported = await importIt('summing', summing);
    expect(await gradeAll(imported)).toEqual({ 'solutions/accepted/adds-py': 'accepted, no reason, 100' });
    expect(await gradeEach(imported, ADDERS)).toEqual({
      'reads to the end': 'accepted, no reason, 100',
      'says more': 'rejected, wrong-answer, 0',
      'ends its output before itself': 'accepted, no reason, 100',
      'ends its output and stays': 'rejected, time-limit, 0',
      'ends its output and crashes': 'rejected, runtime-error, 0',
      'ends both and stays': 'rejected, time-limit, 0',
      'ends its input': 'rejected, wrong-answer, 0',
      'leaves its output to a child': 'accepted, no reason, 100',
      'waits for its child': 'rejected, time-limit, 0',
      'crashes before its answer': 'rejected, runtime-error, 0',
    });
  }, 600_000);

  it(
    'shows what was said on a sample, and neither its input nor its answer',
    async () => {
      const imported = await importIt('shown', guessing);
      const { checks } = await judge(imported, { 'main.py': "print(7, flush=True)\ninput()\nprint('x')" });
      expect(checks[0]).toMatchObject({
        id: 'sample-1',
        evidence: { type: 'output', stdout: expect.stringContaining('> 7') },
      });
      expect(JSON.stringify(checks[0])).toContain('< more');
      const { kind, pack, definition } = imported.challenge;
      expect(kind.view(pack, definition)).toMatchObject({ samples: [{ id: '1', output: '>500\n<right\n' }] });
      // Measured values may contain any digits.
      const shown = checks.map((check) => ({ ...check, usage: undefined }));
      expect(JSON.stringify(shown)).not.toMatch(/500|999/);
    },
    TIMEOUT_MS,
  );

  it(
    'needs no answer files in version 2025-09',
    async () => {
      const imported = await importIt('guessing2025', guessing2025);
      expect(await gradeAll(imported)).toEqual({
        'solutions/accepted/bisect-py': 'accepted, no reason, 100',
      });
      expect(await grade(imported, "print('no')")).toBe('rejected, wrong-answer, 0');
    },
    TIMEOUT_MS,
  );
});

describe('a validator with scripts of its own', () => {
  it(
    'is built and run by them',
    async () => {
      const imported = await importIt('scripted', scripted);
      expect(await gradeAll(imported)).toEqual({ 'solutions/accepted/echo-py': 'accepted, no reason, 100' });
      expect(await grade(imported, 'print(1)')).toBe('rejected, wrong-answer, 0');
    },
    TIMEOUT_MS,
  );

  it(
    'that fail makes the package one without a validator that runs',
    async () => {
      await expect(importIt('unbuilt', unbuilt)).rejects.toThrow(/VALIDATOR_FAILS.*does not compile/s);
    },
    TIMEOUT_MS,
  );
});

describe('a validator at fault', () => {
  it.each(Object.keys(FAULTS) as (keyof typeof FAULTS)[])(
    'is named, and nobody loses a mark: %s',
    async (fault) => {
      const imported = await importIt(`faulty${fault}`, faulty(fault));
      const grading = judge(imported, { 'main.py': 'print(1)' });
      await expect(grading).rejects.toThrow(FAULTS[fault][1]);
    },
    TIMEOUT_MS,
  );

  it(
    'has the package rejected when it fails on an accepted submission',
    async () => {
      const rejected = importIt('unusable', faulty('crash', 'print(1)\n'));
      await expect(rejected).rejects.toThrow(/VALIDATOR_FAILS[^]*exit code 1, neither 42 nor 43/);
    },
    TIMEOUT_MS,
  );

  it(
    'is named when it keeps a program waiting',
    async () => {
      const imported = await importIt('stalling', stalling);
      await expect(judge(imported, { 'main.py': "print('wait', flush=True)\ninput()" })).rejects.toThrow(
        /did not end within its (CPU|time) limit on case secret\/a/,
      );
    },
    TIMEOUT_MS,
  );
});
