import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findMemoryGroup } from './memory-group.js';
import { openMemoryPeak } from './memory-peak.js';

const PID = 4321;
const ID = 'c0ffee';
const GROUP = `/docker/${ID}`;
const V1_MOUNTS =
  '81 77 0:32 / /sys/fs/cgroup/memory rw,nosuid - cgroup cgroup rw,memory\n' +
  '79 77 0:30 / /sys/fs/cgroup/cpu,cpuacct rw master:9 - cgroup cgroup rw,cpu,cpuacct\n';
const V2_MOUNTS = '30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup rw,nsdelegate\n';
const PEAK = `/sys/fs/cgroup/memory${GROUP}/memory.max_usage_in_bytes`;

describe("the worker's hold on a box's memory peak", () => {
  let root: string;
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const read = (path: string) => readFile(join(root, path), 'utf8');
  const machine = async (groups: string, mounts: string) => {
    await write(`/proc/${PID}/cgroup`, groups);
    await write('/proc/self/mountinfo', mounts);
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'hone-peak-'));
    await write(PEAK, '68157440\n');
  });
  afterEach(() => rm(root, { recursive: true }));

  it('resets the counter of its group in version 1, until it is closed', async () => {
    await machine(`9:name=systemd:/x\n4:memory:${GROUP}\n2:cpu,cpuacct:${GROUP}\n0::/x\n`, V1_MOUNTS);
    const peak = openMemoryPeak(await findMemoryGroup(PID, ID, root));
    expect(await read(PEAK)).toBe('68157440\n');
    peak.reset();
    expect((await read(PEAK)).startsWith('0')).toBe(true);
    peak.close();
  });

  it("writes to nothing once it is closed, even if its descriptor's number was reused", async () => {
    await machine(`4:memory:${GROUP}\n`, V1_MOUNTS);
    const peak = openMemoryPeak(await findMemoryGroup(PID, ID, root));
    peak.close();
    await write('/other', 'untouched');
    const others = await Promise.all(Array.from({ length: 8 }, () => open(join(root, 'other'), 'r+')));
    peak.reset();
    peak.close();
    for (const other of others) await other.close();
    expect(await read('/other')).toBe('untouched');
  });

  it.each([
    ['is of version 2, where nobody can reset it for others', `0::${GROUP}\n`, V2_MOUNTS],
    ['is that of another container', '4:memory:/docker/other\n', V1_MOUNTS],
    ['is not mounted here', `4:memory:${GROUP}\n`, V2_MOUNTS],
    ['is gone', `4:memory:${GROUP}/gone\n`, V1_MOUNTS],
    ['cannot be found in the texts', 'nonsense', 'nonsense\n - \n'],
  ])('touches nothing when the group %s', async (_, groups, mounts) => {
    await write('/sys/fs/cgroup/memory/docker/other/memory.max_usage_in_bytes', '5\n');
    await machine(groups, mounts);
    const peak = openMemoryPeak(await findMemoryGroup(PID, ID, root));
    peak.reset();
    peak.close();
    expect(await read(PEAK)).toBe('68157440\n');
    expect(await read('/sys/fs/cgroup/memory/docker/other/memory.max_usage_in_bytes')).toBe('5\n');
  });

  it('touches nothing of a box that has ended already', async () => {
    const peak = openMemoryPeak(await findMemoryGroup(undefined, ID, root));
    peak.reset();
    peak.close();
    expect(await read(PEAK)).toBe('68157440\n');
  });
});
