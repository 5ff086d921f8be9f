import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box, RunLimits, RunOutcome } from '@hone/contracts/sandbox';
import { loadAllCores } from '../support/sandbox/load-on-cores.js';
import { compileNative, nativeArgv } from '../support/sandbox/native-program.js';
import { CANDIDATE, openTestSandbox, textOf } from '../support/sandbox/sandbox.js';

const MIB = 1024 * 1024;
const BURNT_MS = 300;
/** The maximum cost of starting and ending a few processes, on a slow host. */
const UNSEEN_MS = 50;
const TOUCHED_MIB = 64;
const LIMITS: RunLimits = { cpuMs: 5000, wallMs: 30_000, stdoutBytes: 1000, stderrBytes: 1000 };

/** The ways in which `known-cost` can burn; it prints the sum of its processes' own clocks. */
const BURNERS = {
  plain: 'one process',
  system: 'the kernel on its behalf',
  threads: 'four threads on one core',
  children: 'four children that are waited for',
  'ignored-children': 'four children of a parent that ignores SIGCHLD',
  orphan: 'a double fork in a session of its own',
  'living-orphan': 'an orphan that is alive at the end',
};

const TOUCHERS = {
  private: 'one process',
  children: 'four children of a quarter each',
  grandchild: 'a grandchild in a session of its own',
  file: 'the pages of a file in tmpfs',
  'mapped-file': 'a file that is mapped and shared',
  shared: 'a shared mapping without a file',
  freed: 'one process that gave it back before its end',
};

const lines: string[] = [];
const percent = (reported: number, truth: number) => ((reported / truth - 1) * 100).toFixed(2);

afterAll(() => {
  process.stdout.write(`${lines.join('\n')}\n`);
});

describe.each([
  { where: 'on a machine as it is', loaded: false },
  { where: 'on a machine whose cores are all busy twice over', loaded: true },
])('$where', ({ loaded }) => {
  let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
  let box: Box;
  let relieve: (() => Promise<void>) | undefined;

  const run = (what: string, how: string, amount: number): Promise<RunOutcome> =>
    box.run({ argv: nativeArgv('known-cost', what, how, String(amount)), limits: LIMITS });
  const touch = async (how: string, mib: number) => {
    const outcome = await run('touch', how, mib);
    expect(outcome).toMatchObject({ status: 'exited', exitCode: 0 });
    return outcome.usage.memoryBytes;
  };

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    box = await sandbox.open({ runtime: 'python', ...CANDIDATE, memoryMiB: 256 });
    await box.put([{ path: 'known-cost', content: await compileNative('known-cost') }]);
    if (loaded) relieve = await loadAllCores();
  }, 60_000);
  afterAll(async () => {
    await relieve?.();
    await sandbox.close();
  }, 60_000);

  /** The reported cost of a run, and the cost by its processes' own clocks, both in milliseconds. */
  const burn = async (how: string, amountMs: number) => {
    const outcome = await run('burn', how, amountMs);
    expect(outcome).toMatchObject({ status: 'exited', exitCode: 0 });
    return { cpuMs: outcome.usage.cpuMs, ownMs: Number(textOf(outcome.stdout)) };
  };

  it.each(Object.entries(BURNERS))(
    'the CPU time of a run is right within 3 percent when it was used by %s',
    async (how) => {
      // A process cannot see the cost of its own start and end: milliseconds on a slow host, and the same for any run.
      // It costs more after a pause, when a host has reclaimed memory: both runs follow a short one.
      await burn(how, 0);
      const nothing = await burn(how, 0);
      const burnt = await burn(how, BURNT_MS);
      expect(burnt.ownMs).toBeGreaterThanOrEqual(BURNT_MS);
      const [cpuMs, truth] = [burnt.cpuMs - nothing.cpuMs, burnt.ownMs - nothing.ownMs];
      const unseenMs = nothing.cpuMs - nothing.ownMs;
      lines.push(
        `cpu ${how}${loaded ? ', loaded' : ''}: ${percent(cpuMs, truth)} % of ${truth.toFixed(1)} ms, start and end ${unseenMs.toFixed(1)} ms`,
      );
      expect(Math.abs(cpuMs / truth - 1)).toBeLessThan(0.03);
      expect(unseenMs).toBeLessThan(UNSEEN_MS);
    },
    60_000,
  );

  it.each(Object.entries(TOUCHERS))(
    'the memory of a run is right within 10 percent when it was touched by %s',
    async (how) => {
      const baseline = await touch(how, 0);
      const touched = ((await touch(how, TOUCHED_MIB)) - baseline) / MIB;
      lines.push(
        `memory ${how}${loaded ? ', loaded' : ''}: ${percent(touched, TOUCHED_MIB)} % of ${TOUCHED_MIB} MiB`,
      );
      expect(Math.abs(touched / TOUCHED_MIB - 1)).toBeLessThan(0.1);
    },
    60_000,
  );

  it('each run has its own memory when they follow one another, big ones before small ones', async () => {
    const baseline = await touch('private', 0);
    for (const mib of [160, 32, 128, 64, 96]) {
      const touched = ((await touch('private', mib)) - baseline) / MIB;
      lines.push(`memory after another${loaded ? ', loaded' : ''}: ${percent(touched, mib)} % of ${mib} MiB`);
      expect(Math.abs(touched / mib - 1)).toBeLessThan(0.1);
    }
  }, 60_000);

  it('and also when they were queued', async () => {
    const sizes = [0, 160, 32, 128, 64, 96];
    const [baseline = 0, ...measured] = await Promise.all(sizes.map((mib) => touch('private', mib)));
    measured.forEach((bytes, index) => {
      const mib = sizes[index + 1] ?? 0;
      const touched = (bytes - baseline) / MIB;
      lines.push(`memory asked ahead${loaded ? ', loaded' : ''}: ${percent(touched, mib)} % of ${mib} MiB`);
      expect(Math.abs(touched / mib - 1)).toBeLessThan(0.1);
    });
  }, 60_000);
});
