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
 * guessed, and must name the container: with an engine elsewhere the pid would be somebody else's. `root` is put
 * before every path; tests have a copy of the tree there.
 */
export async function openMemoryPeak(
  pid: number | undefined,
  containerId: string,
  root = '',
): Promise<MemoryPeak> {
  if (pid === undefined) return UNREACHABLE;
  try {
    const [groups, mounts] = await Promise.all([
      readFile(`${root}/proc/${pid}/cgroup`, 'utf8'),
      readFile(`${root}/proc/self/mountinfo`, 'utf8'),
    ]);
    const group = memoryGroupOf(groups);
    const mount = memoryMountOf(mounts);
    if (group === undefined || mount === undefined || !group.includes(containerId)) return UNREACHABLE;
    const fd = openSync(join(root, mount, group, 'memory.max_usage_in_bytes'), 'r+');
    return heldPeak(fd);
  } catch {
    return UNREACHABLE;
  }
}

/** The box may end at any moment, and its group with it. Once closed, the descriptor's number may be anybody's. */
function heldPeak(fd: number): MemoryPeak {
  let open = true;
  return {
    reset() {
      if (!open) return;
      try {
        writeSync(fd, '0');
      } catch {
        return;
      }
    },
    close() {
      if (open) closeSync(fd);
      open = false;
    },
  };
}
