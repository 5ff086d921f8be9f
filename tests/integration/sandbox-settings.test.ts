import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '@hone/contracts/sandbox';
import type Docker from 'dockerode';
import {
  boxesOf,
  CANDIDATE,
  openTestSandbox,
  runProgram,
  testEngine,
  textOf,
} from '../support/sandbox/sandbox.js';

const MIB = 1024 * 1024;

describe('the settings of a live box', () => {
  let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
  let box: Box;
  let inspected: Docker.ContainerInspectInfo;
  let host: Docker.HostConfig;

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    box = await sandbox.open({ runtime: 'python', ...CANDIDATE });
    const [listed] = await boxesOf(sandbox.workerId);
    inspected = await testEngine()
      .getContainer(listed?.Id ?? '')
      .inspect();
    host = inspected.HostConfig;
  }, 60_000);

  afterAll(() => sandbox.close());

  /** The output of a program in the box. */
  const seen = async (program: string) => textOf((await runProgram(box, 'main.py', program)).stdout).trim();

  it('has no network but its own loopback', async () => {
    expect(host.NetworkMode).toBe('none');
    expect((inspected.Config as { NetworkDisabled?: boolean }).NetworkDisabled).toBe(true);
    expect(await seen('print(sorted(n for _, n in __import__("socket").if_nameindex()))')).toBe("['lo']");
  });

  it('has exactly the capabilities that the runner needs, and its programs none', async () => {
    expect(host.CapDrop).toEqual(['ALL']);
    expect([...(host.CapAdd as string[])].map((name) => name.replace('CAP_', '')).sort()).toEqual([
      'KILL',
      'SETGID',
      'SETUID',
    ]);
    const status = await seen('print(open("/proc/self/status").read())');
    for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb']) {
      expect(status).toMatch(new RegExp(`^${set}:\\s+0000000000000000$`, 'm'));
    }
    // KILL, SETGID, SETUID: those left in the bounding set cannot be gained, for lack of new privileges.
    expect(status).toMatch(/^CapBnd:\s+00000000000000e0$/m);
    expect(host.Privileged).toBe(false);
  });

  it('gains no privileges and is filtered by our own allow-list', async () => {
    expect(host.SecurityOpt).toContain('no-new-privileges');
    const profile = (host.SecurityOpt as string[]).find((option) => option.startsWith('seccomp='))?.slice(8);
    expect(JSON.parse(profile ?? '')).toMatchObject({
      defaultAction: 'SCMP_ACT_ERRNO',
      architectures: [expect.stringMatching(/^SCMP_ARCH_(X86_64|AARCH64)$/)],
    });
    const status = await seen('print(open("/proc/self/status").read())');
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    expect(status).toMatch(/^Seccomp:\s+2$/m);
  });

  it('is read-only but for sized places without devices and set-uid programs', async () => {
    expect(host.ReadonlyRootfs).toBe(true);
    const places = ['/box', '/dev/shm', '/tmp', '/work'];
    expect(Object.keys(host.Tmpfs as Record<string, string>).sort()).toEqual(places);
    for (const options of Object.values(host.Tmpfs as Record<string, string>)) {
      expect(options).toMatch(/^rw,exec,nosuid,nodev,size=\d+,nr_inodes=\d+$/);
    }
    const mounts = await seen('print(open("/proc/mounts").read())');
    for (const place of places) {
      expect(mounts).toMatch(
        new RegExp(`^tmpfs ${place} tmpfs rw,nosuid,nodev,[^ ]*size=\\d+k,nr_inodes=8192`, 'm'),
      );
    }
    expect(mounts).toMatch(/^\S+ \/ overlay ro,/m);
  });

  it('keeps its places together below its memory, which has no swap beside it', () => {
    const sizes = Object.values(host.Tmpfs as Record<string, string>).map((text) =>
      Number(/size=(\d+)/.exec(text)?.[1]),
    );
    const memory = host.Memory ?? 0;
    expect(memory).toBe((128 + 16) * MIB);
    expect(host.MemorySwap).toBe(memory);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(memory - 16 * MIB);
  });

  it('has a limit of processes and one core', () => {
    expect(host.PidsLimit).toBe(16 + 2);
    expect(host.CpusetCpus).toMatch(/^\d+$/);
  });

  it('has limits of its own on files, stacks and dumps', async () => {
    const limits = Object.fromEntries(
      (host.Ulimits as { Name: string; Soft: number; Hard: number }[]).map((limit) => [limit.Name, limit]),
    );
    expect(limits).toMatchObject({
      core: { Soft: 0, Hard: 0 },
      nofile: { Soft: 1024, Hard: 1024 },
      fsize: { Soft: 256 * MIB, Hard: 256 * MIB },
      stack: { Soft: 64 * MIB, Hard: 64 * MIB },
    });
    expect(
      await seen('import resource as r; print(r.getrlimit(r.RLIMIT_CORE), r.getrlimit(r.RLIMIT_NOFILE))'),
    ).toBe('(0, 0) (1024, 1024)');
  });

  it('writes no log, shares no memory, and lives only as long as its worker', () => {
    expect(host.LogConfig?.Type).toBe('none');
    expect(host.IpcMode).toBe('private');
    expect(host.Init ?? false).toBe(false);
    expect(host.AutoRemove).toBe(true);
    expect(host.OomScoreAdj ?? 0).toBe(0);
    expect(inspected.Config).toMatchObject({
      OpenStdin: true,
      StdinOnce: true,
      Tty: false,
      Hostname: 'box',
      StopSignal: 'SIGKILL',
    });
    expect(inspected.Mounts).toEqual([]);
    expect(host.Binds ?? []).toEqual([]);
  });

  it('bears the labels by which it is found and reaped', () => {
    const labels = inspected.Config.Labels;
    expect(labels['hone.worker']).toBe(sandbox.workerId);
    expect(labels['hone.session']).toMatch(/^[0-9a-f-]{36}$/);
    expect(Number(labels['hone.expires'])).toBeGreaterThan(Date.now() / 1000);
  });

  it('runs its programs as a user that no other box has', async () => {
    const other = await sandbox.open({ runtime: 'python', ...CANDIDATE });
    const ask = async (each: Box) =>
      textOf((await runProgram(each, 'main.py', 'import os; print(os.getuid(), os.getgid())')).stdout).trim();
    const [one, two] = [await ask(box), await ask(other)];
    await other.close();
    expect(one).not.toBe(two);
    for (const ids of [one, two]) expect(Number(ids.split(' ')[0])).toBeGreaterThanOrEqual(1_000_000);
  });

  it('gives programs a clean environment', async () => {
    const names = await seen('import os; print(sorted(os.environ))');
    expect(names).toBe(
      "['HOME', 'LANG', 'PATH', 'PYTHONDONTWRITEBYTECODE', 'PYTHONHASHSEED', 'TMPDIR', 'TZ']",
    );
  });
});
