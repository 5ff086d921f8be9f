import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The memory cgroup of a process in a v1 hierarchy; undefined for v2. */
function memoryGroupOf(text: string): string | undefined {
  for (const line of text.split('\n')) {
    const [, controllers, ...path] = line.split(':');
    if (controllers?.split(',').includes('memory') === true) return path.join(':');
  }
  return undefined;
}

/** Where this process has a v1 hierarchy with memory mounted. */
function memoryMountOf(text: string): string | undefined {
  for (const line of text.split('\n')) {
    const [before, after] = line.split(' - ');
    const options = after?.split(' ')[2]?.split(',');
    if (after?.startsWith('cgroup ') === true && options?.includes('memory') === true) {
      return before?.split(' ')[4];
    }
  }
  return undefined;
}

/**
 * The folder of the memory cgroup of the container whose PID 1 is `pid` on this host; undefined if it cannot be
 * reached, as with cgroup v2. The path is read from /proc, never guessed, and must name the container:
 * with a remote engine the pid would be another process. `root` is put before every path; tests have a copy of the
 * tree there.
 */
export async function findMemoryGroup(
  pid: number | undefined,
  containerId: string,
  root = '',
): Promise<string | undefined> {
  if (pid === undefined) return undefined;
  try {
    const [groups, mounts] = await Promise.all([
      readFile(`${root}/proc/${pid}/cgroup`, 'utf8'),
      readFile(`${root}/proc/self/mountinfo`, 'utf8'),
    ]);
    const group = memoryGroupOf(groups);
    const mount = memoryMountOf(mounts);
    if (group === undefined || mount === undefined || !group.includes(containerId)) return undefined;
    return join(root, mount, group);
  } catch {
    return undefined;
  }
}
