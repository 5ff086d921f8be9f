import { closeSync, openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The box's memory peak, to be forgotten between two runs so that each has its own figure. */
export interface MemoryPeak {
  reset(): void;
  close(): void;
}

/** Where the worker cannot reach the group, the runner's figures serve as they are. */
const UNREACHABLE: MemoryPeak = { reset: () => undefined, close: () => undefined };

/** The memory group of a process in a hierarchy of version 1; undefined for version 2. */
function memoryGroupOf(text: string): string | undefined {
  for (const line of text.split('\n')) {
    const [, controllers, ...path] = line.split(':');
    if (controllers?.split(',').includes('memory') === true) return path.join(':');
  }
  return undefined;
}

/** Where a hierarchy of version 1 with memory is mounted for this process. */
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
 * Opens the peak counter of the container whose PID 1 is `pid` on this host. The path is read from /proc, never
 * guessed, and must name the container: with an engine elsewhere the pid would be somebody else's.
 */
export async function openMemoryPeak(pid: number | undefined, containerId: string): Promise<MemoryPeak> {
  if (pid === undefined) return UNREACHABLE;
  try {
    const [groups, mounts] = await Promise.all([
      readFile(`/proc/${pid}/cgroup`, 'utf8'),
      readFile('/proc/self/mountinfo', 'utf8'),
    ]);
    const group = memoryGroupOf(groups);
    const mount = memoryMountOf(mounts);
    if (group === undefined || mount === undefined || !group.includes(containerId)) return UNREACHABLE;
    const fd = openSync(join(mount, group, 'memory.max_usage_in_bytes'), 'w');
    return { reset: () => resetPeak(fd), close: () => closeSync(fd) };
  } catch {
    return UNREACHABLE;
  }
}

/** The box may end at any moment, and its group with it. */
function resetPeak(fd: number): void {
  try {
    writeSync(fd, '0');
  } catch {
    return;
  }
}
