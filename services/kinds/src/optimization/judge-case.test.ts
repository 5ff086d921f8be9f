import { describe, expect, it } from 'vitest';
import { judgeCase } from './judge-case.js';
import { manifest, outcomeOf, type Program } from './scripted-session.fixture.js';

const judge = (facts: ReturnType<Program>) =>
  judgeCase({ type: 'tokens' }, manifest.limits, outcomeOf(facts), new TextEncoder().encode('42\n'));

describe('judging a run', () => {
  it('accepts a right answer of a program that ended normally', () => {
    expect(judge({ stdout: '42' })).toEqual({ ok: true });
  });

  it('lets a crash or a limit beat a right answer, and names the limit with its unit', () => {
    const endings: [ReturnType<Program>, string, string][] = [
      [{ status: 'runtime-error', exitCode: 3 }, 'runtime-error', 'ended with exit code 3'],
      [
        { status: 'runtime-error', exitCode: null, signal: 11 },
        'runtime-error',
        'was ended by signal 11 (SIGSEGV)',
      ],
      [{ status: 'runtime-error', exitCode: null, signal: 60 }, 'runtime-error', 'was ended by signal 60'],
      [
        { status: 'time-limit', limit: 'cpu' },
        'time-limit',
        'was stopped at the limit of 1000 ms of CPU time',
      ],
      [
        { status: 'time-limit', limit: 'wall' },
        'time-limit',
        'was stopped at the limit of 3000 ms of elapsed time',
      ],
      [{ status: 'memory-limit' }, 'memory-limit', 'needed more than 64 MiB of memory'],
      [{ status: 'output-limit', limit: 'stderr' }, 'output-limit', 'printed more than 4 KiB on stderr'],
      [{ status: 'output-limit', limit: 'stdout' }, 'output-limit', 'printed more than 4 KiB on stdout'],
      [{ status: 'process-limit' }, 'process-limit', 'met the limit of 8 processes and threads'],
    ];
    for (const [facts, reason, happened] of endings)
      expect(judge({ ...facts, stdout: '42' })).toEqual({ ok: false, reason, happened });
  });

  it('blames the process limit for a failure of a program that met it', () => {
    expect(judge({ status: 'runtime-error', exitCode: 1, processLimitMet: true })).toEqual({
      ok: false,
      reason: 'process-limit',
      happened: 'met the limit of 8 processes and threads and ended with exit code 1',
    });
    expect(judge({ stdout: '41', processLimitMet: true })).toMatchObject({ reason: 'process-limit' });
    expect(judge({ stdout: '42', processLimitMet: true })).toEqual({ ok: true });
  });

  it('distinguishes no output, a wrong answer and a badly formed one', () => {
    expect(judge({ stdout: '' })).toMatchObject({ reason: 'wrong-answer', happened: 'printed nothing' });
    expect(judge({ stdout: '43' })).toMatchObject({
      reason: 'wrong-answer',
      happened: 'printed a wrong answer',
    });
    expect(judge({ stdout: '[42]' })).toMatchObject({ reason: 'presentation' });
  });

  it('does not mistake an aborted run for a failure of the learner', () => {
    expect(() => judge({ status: 'aborted' })).toThrow('aborted');
  });
});
