import { describe, expect, it } from 'vitest';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { smokeFinding } from './smoke-test.js';

const outcome = (facts: Partial<RunOutcome>): RunOutcome => ({
  status: 'exited',
  exitCode: 0,
  signal: null,
  stdout: Buffer.from('28\n'),
  stderr: Buffer.alloc(0),
  usage: { cpuMs: 399.6, wallMs: 20_001.2, memoryBytes: 0 },
  processLimitMet: false,
  ...facts,
});

describe('what is wrong with a smoke test', () => {
  it('is nothing when all is as expected', () => {
    expect(smokeFinding({ compiles: true, status: 'exited', stdout: '28\n', exitCode: 0 }, outcome({}))).toBe(
      undefined,
    );
  });

  it("reports another ending with its cost, and the program's output", () => {
    const late = outcome({ status: 'time-limit', limit: 'wall', exitCode: null, signal: 9 });
    expect(smokeFinding({ compiles: true, status: 'memory-limit' }, late)).toBe(
      'was time-limit after 400 ms of CPU in 20001 ms, not memory-limit',
    );
    const broken = outcome({ status: 'runtime-error', exitCode: 1, stderr: Buffer.from('no such module\n') });
    expect(smokeFinding({ compiles: true, status: 'exited' }, broken)).toMatch(
      /^was runtime-error after .*, not exited \(no such module\)$/,
    );
  });

  it('reports other output, and another exit code', () => {
    expect(smokeFinding({ compiles: true, status: 'exited', stdout: '29\n' }, outcome({}))).toBe(
      'printed "28\\n", not "29\\n"',
    );
    const failed = outcome({ status: 'runtime-error', exitCode: 4 });
    expect(smokeFinding({ compiles: true, status: 'runtime-error', exitCode: 3 }, failed)).toBe(
      'ended with 4, not 3',
    );
  });
});
