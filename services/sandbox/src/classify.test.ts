import { describe, expect, it } from 'vitest';
import { classify, closedUnder, findStarved, memoryDeath, usageOf, wallDeath } from './classify.js';
import type { ExitFacts } from './protocol/answers.js';

const MS = 1_000_000;
const LIMITS = { cpuMs: 1000, wallMs: 3000, stdoutBytes: 100, stderrBytes: 100 };
const WELL: ExitFacts = {
  exitCode: 0,
  signal: null,
  kill: 'none',
  cpuNs: 10 * MS,
  rusageCpuNs: 10 * MS,
  wallNs: 20 * MS,
  grantedNs: 0,
  memoryPeakBytes: 4096,
  maxRssBytes: 8192,
  oomKills: 0,
  refaults: 0,
  pidsMaxHits: 0,
  stdoutBytes: 0,
  stderrBytes: 0,
  outStream: undefined,
  spawnError: undefined,
  copyError: undefined,
};
const KILLED = { exitCode: null, signal: 9 } as const;

const outcomeOf = (facts: Partial<ExitFacts>) =>
  classify({ facts: { ...WELL, ...facts }, stdout: new Uint8Array(0), stderr: new Uint8Array(0) }, LIMITS);

describe('the outcome of a run', () => {
  it.each<[string, Partial<ExitFacts>, string, string | undefined]>([
    ['a good end', {}, 'exited', undefined],
    ['an exit code', { exitCode: 3 }, 'runtime-error', undefined],
    ['an exit code that looks like a kill', { exitCode: 137 }, 'runtime-error', undefined],
    ['an exit code that looks like a timeout', { exitCode: 124 }, 'runtime-error', undefined],
    ['a signal', { exitCode: null, signal: 11 }, 'runtime-error', undefined],
    ['suicide by SIGKILL', KILLED, 'runtime-error', undefined],
    ['our kill for CPU', { ...KILLED, kill: 'cpu' }, 'time-limit', 'cpu'],
    ['our kill for wall time', { ...KILLED, kill: 'wall' }, 'time-limit', 'wall'],
    ['a good end over the CPU limit', { cpuNs: 1001 * MS }, 'time-limit', 'cpu'],
    ['a good end over the wall limit', { wallNs: 3001 * MS }, 'time-limit', 'wall'],
    ['a good end within what was granted', { wallNs: 3600 * MS, grantedNs: 600 * MS }, 'exited', undefined],
    ['a good end beyond it', { wallNs: 3601 * MS, grantedNs: 600 * MS }, 'time-limit', 'wall'],
    ['our kill beyond it', { ...KILLED, kill: 'wall', grantedNs: 600 * MS }, 'time-limit', 'wall'],
    ['a good end at the limit', { cpuNs: 1000 * MS, wallNs: 3000 * MS }, 'exited', undefined],
    ['our kill for output', { ...KILLED, kill: 'output', outStream: 'stderr' }, 'output-limit', 'stderr'],
    ['a good end with too much output', { kill: 'output', outStream: 'stdout' }, 'output-limit', 'stdout'],
    ["the kernel's kill for memory", { ...KILLED, oomKills: 1 }, 'memory-limit', 'memory'],
    ['a child killed for memory under a good end', { oomKills: 2 }, 'memory-limit', 'memory'],
    ['memory and time', { ...KILLED, kill: 'wall', oomKills: 1 }, 'memory-limit', 'memory'],
    [
      'time lost by reading its own files again',
      { ...KILLED, kill: 'cpu', refaults: 16_384 },
      'memory-limit',
      'memory',
    ],
    ['time with few files read again', { ...KILLED, kill: 'cpu', refaults: 16_383 }, 'time-limit', 'cpu'],
    ['a good end in spite of that', { refaults: 99_999 }, 'exited', undefined],
    ['memory and processes', { exitCode: 1, oomKills: 1, pidsMaxHits: 5 }, 'memory-limit', 'memory'],
    ['a good end after meeting the process limit', { pidsMaxHits: 1 }, 'exited', undefined],
    [
      'a failure after meeting the process limit',
      { exitCode: 1, pidsMaxHits: 1 },
      'process-limit',
      'processes',
    ],
    ['a fork bomb stopped by CPU', { ...KILLED, kill: 'cpu', pidsMaxHits: 9 }, 'process-limit', 'processes'],
    ['an abort', { ...KILLED, kill: 'abort' }, 'aborted', undefined],
  ])('after %s is named by the facts', (_, facts, status, limit) => {
    const outcome = outcomeOf(facts);
    expect([outcome.status, outcome.limit]).toEqual([status, limit]);
    expect(outcome.processLimitMet).toBe((facts.pidsMaxHits ?? 0) > 0);
  });

  it('costs what the box has counted, and the largest process where the box has no counter', () => {
    expect(usageOf(WELL)).toEqual({ cpuMs: 10, wallMs: 20, memoryBytes: 4096 });
    expect(usageOf({ ...WELL, memoryPeakBytes: 0 }).memoryBytes).toBe(8192);
  });

  it('is known also when the box was lost under the run', () => {
    const lost = { wallMs: 5, memoryBytes: 0 };
    expect([memoryDeath(lost), wallDeath(lost), closedUnder(lost)].map(({ status }) => status)).toEqual([
      'memory-limit',
      'time-limit',
      'aborted',
    ]);
  });
});

describe('a starved program', () => {
  const starved = (facts: Partial<ExitFacts>) => findStarved({ ...WELL, ...facts }, LIMITS);

  it('is a fault of the machine once every possible grant was not enough', () => {
    const fault = starved({ ...KILLED, kill: 'wall', grantedNs: 6000 * MS });
    expect(fault).toMatchObject({ name: 'SandboxFault', kind: 'starved' });
    expect(fault?.message).toBe(
      'a program waited 6000 ms or more for a core: this machine is too busy to judge it',
    );
  });

  it('is no fault before that, nor when it ended for another reason', () => {
    expect(starved({ ...KILLED, kill: 'wall', grantedNs: 5999 * MS })).toBeUndefined();
    expect(starved({ ...KILLED, kill: 'cpu', grantedNs: 6000 * MS })).toBeUndefined();
    expect(starved({ grantedNs: 6000 * MS })).toBeUndefined();
  });
});
