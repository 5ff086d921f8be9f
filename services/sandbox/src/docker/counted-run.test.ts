import { describe, expect, it } from 'vitest';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { readCounted } from './counted-run.js';

const CALLGRIND = `==12== Callgrind, a call-graph generating cache profiler
==12== Command: /box/.build/main
==12==
own words
==12== For interactive control, run 'callgrind_control -h'.
==12==
==12== Events    : Ir
==12== Collected : 123456
==12==
==12== I   refs:      123,456
`;

const outcomeWith = (stderr: string, status: RunOutcome['status'] = 'exited'): RunOutcome => ({
  status,
  exitCode: 0,
  signal: null,
  stdout: Buffer.from('42\n'),
  stderr: Buffer.from(stderr),
  usage: { cpuMs: 1, wallMs: 1, memoryBytes: 1 },
  processLimitMet: false,
});

const summaryOf = (outcome: RunOutcome) => {
  const { instructions, stderr } = readCounted(outcome);
  return { instructions, stderr: Buffer.from(stderr).toString() };
};

describe('a counted run', () => {
  it('has the count of the program, and only its own output', () => {
    expect(summaryOf(outcomeWith(CALLGRIND))).toEqual({ instructions: 123_456, stderr: 'own words\n' });
  });

  it('has the last count of several', () => {
    const child = CALLGRIND.replaceAll('==12==', '==13==').replace('123456', '99');
    expect(summaryOf(outcomeWith(child + CALLGRIND)).instructions).toBe(123_456);
  });

  it('has none when it did not end well, or when the counter printed nothing', () => {
    expect(summaryOf(outcomeWith(CALLGRIND, 'time-limit'))).toEqual({
      instructions: undefined,
      stderr: 'own words\n',
    });
    expect(summaryOf(outcomeWith('own words\n'))).toEqual({ instructions: undefined, stderr: 'own words\n' });
  });
});
